import { useTranslations } from "next-intl";
import { DueDate } from "@/components/duties/due-date";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { TodoRow } from "@/lib/home/queries";

interface TodoListProps {
  rows: readonly TodoRow[];
  today: Day;
}

/** The most urgent duties, each with the one thing to press. */
export function TodoList({ rows, today }: TodoListProps) {
  const t = useTranslations("home.unit");
  const status = useTranslations("common.status");
  return (
    <ol>
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[7.5rem_1fr_8rem_6rem] items-start gap-x-4 gap-y-1 border-b border-line px-2 py-2.5 hover:bg-sunken max-tablet:grid-cols-[1fr_auto] max-tablet:px-0"
        >
          <span>
            <DutyLamp lamp={row.lamp} openDueOn={row.owedOn} dueOn={row.dueOn} dueText={row.dueText} today={today} />
          </span>
          <div className="min-w-0 leading-6 max-tablet:order-3">
            <Link href={`/duties/${row.id}`} className="clamp-2 hover:text-accent hover:underline">
              <span className="mr-2 text-muted">{row.code}</span>
              {row.title}
            </Link>
            <span className="flex flex-wrap gap-2">
              {row.status === "RETURNED" && !row.returnReason && <Badge>{status("RETURNED")}</Badge>}
              {row.isMissing && <Badge>{t("missingFlag")}</Badge>}
            </span>
            {row.returnReason && <p className="clamp-2 text-table">{t("reason", { reason: row.returnReason })}</p>}
          </div>
          <span className="text-table leading-6 text-muted max-tablet:text-right">
            <DueDate dueOn={row.dueOn} dueText={row.dueText} isOpen={false} today={today} />
          </span>
          <LinkButton
            href={`/reports/${row.assignmentId}`}
            size="small"
            className="justify-self-end max-tablet:order-4 max-tablet:self-center max-tablet:min-h-11"
          >
            {t(row.status === "RETURNED" ? "correct" : "report")}
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}
