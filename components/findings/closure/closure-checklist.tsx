import { Circle, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ChecklistLine } from "@/lib/findings/closure/rules";

interface ClosureChecklistProps {
  lines: readonly ChecklistLine[];
  /** The levels the application will pass, in words. */
  route: string;
}

/** Where on the page the work of a line is done. */
const PLACE = { measures: "#measures", evidence: "#evidence", extensions: "#measures" } as const;

/** What must be so before one applies, each line ticked or with the way to do it. */
export function ClosureChecklist({ lines, route }: ClosureChecklistProps) {
  const t = useTranslations("finding.checklist");
  return (
    <ul className="grid gap-1">
      {lines.map(({ key, isMet }) => {
        const Icon = isMet ? CircleCheck : Circle;
        return (
          <li key={key} className="flex items-start gap-2">
            <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${isMet ? "text-accent" : "text-muted"}`} />
            <span className="min-w-0">
              <span className="sr-only">{t(isMet ? "met" : "unmet")}</span>
              <span className={isMet ? "text-muted" : "font-bold"}>{t(`${key}.text`, { route })}</span>
              {!isMet && key in PLACE && (
                <a href={PLACE[key as keyof typeof PLACE]} className="link ml-2">
                  {t(`${key as keyof typeof PLACE}.do`)}
                </a>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
