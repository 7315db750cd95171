import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface StepSectionProps {
  step: "files" | "columns";
  number: number;
  /** What it comes to, in one line. */
  summary: ReactNode;
  isOpen: boolean;
  children: ReactNode;
}

/** A step that is done by itself as a rule: one line, which opens to correct it. */
export function StepSection({ step, number, summary, isOpen, children }: StepSectionProps) {
  const t = useTranslations("import.steps");
  return (
    <details id={step} open={isOpen} className="group scroll-mt-16 border-b border-line py-2.5" data-print="off">
      <summary className="flex list-none items-start gap-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-1 size-4 shrink-0 text-muted group-open:rotate-90" />
        <span className="shrink-0 font-bold">
          {number} {t(step)}
        </span>
        <span className="line-clamp-2 min-w-0 break-words text-muted">{summary}</span>
      </summary>
      <div className="pl-6 max-tablet:pl-0">{children}</div>
    </details>
  );
}
