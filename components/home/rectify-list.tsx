import { useTranslations } from "next-intl";
import { FindingDue } from "@/components/findings/finding-due";
import { FindingLamp } from "@/components/findings/finding-lamp";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { RectifyRow } from "@/lib/home/rectification/queries";

interface RectifyListProps {
  rows: readonly RectifyRow[];
  today: Day;
}

/** What to do next about findings, each with the one thing to press. */
export function RectifyList({ rows, today }: RectifyListProps) {
  const t = useTranslations("home.rectification");
  return (
    <ol>
      {rows.map((row) => (
        <li
          key={row.key}
          className="grid grid-cols-[7.5rem_1fr_8rem_6rem] items-start gap-x-4 gap-y-1 border-b border-line px-2 py-2.5 hover:bg-sunken max-tablet:grid-cols-[1fr_auto] max-tablet:px-0"
        >
          <span>
            <FindingLamp {...row} today={today} />
          </span>
          <div className="min-w-0 leading-6 max-tablet:order-3">
            <Link href={`/findings/${row.findingId}`} className="clamp-2 hover:text-accent hover:underline">
              <span className="mr-2 text-muted">{row.number}</span>
              {row.text}
            </Link>
            <span className="flex flex-wrap gap-2">
              {row.isReturned && <Badge>{t("returned")}</Badge>}
              {row.verb === "apply" && <span className="text-table text-muted">{t("ready")}</span>}
            </span>
          </div>
          <span className="text-table leading-6 text-muted max-tablet:text-right">
            {row.verb === "report" && <FindingDue {...row} isOpen={false} today={today} />}
          </span>
          <LinkButton
            href={`/findings/${row.findingId}${row.verb === "apply" ? "#apply" : ""}`}
            size="small"
            className="justify-self-end max-tablet:order-4 max-tablet:self-center max-tablet:min-h-11"
          >
            {t(row.verb)}
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}
