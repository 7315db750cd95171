import { useTranslations } from "next-intl";
import { UnitNames } from "@/components/duties/unit-names";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import { FindingBadges } from "../finding-badges";
import { FindingDue } from "../finding-due";
import { FindingLamp } from "../finding-lamp";
import { shortNames } from "../short-names";

/** Number, problem, whose it is, lamp and deadline; the whole card opens the finding. */
export function BoardCard({ finding, today }: { finding: FindingRow; today: Day }) {
  const t = useTranslations("findings");
  const { id, number, text, units, status, dueOn, closedOn, measuresDone, measuresTotal, waitsForMe } = finding;
  const isOwed = status !== "CLOSED" && status !== "VOID" && status !== "LONG_TERM";
  return (
    <li className="relative grid gap-1.5 border-b border-line px-1 py-3 hover:bg-sunken" data-print="together">
      <p className="flex items-center justify-between gap-2 text-small text-muted">
        <span>{number}</span>
        <span>{t("board.measuresDoneOf", { done: measuresDone, total: measuresTotal })}</span>
      </p>
      <Link
        href={`/findings/${id}`}
        className="line-clamp-3 text-table before:absolute before:inset-0 before:content-['']"
      >
        {text}
      </Link>
      <p className="text-small text-muted">
        <UnitNames text={shortNames(units)} />
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
        <FindingLamp {...finding} today={today} />
        {isOwed && dueOn && <FindingDue dueOn={dueOn} isOpen={false} today={today} />}
        {closedOn && <span className="text-muted">{t("board.closedOn", { day: closedOn })}</span>}
        <FindingBadges {...finding} />
        {waitsForMe && <Badge>{t("waitsForMe")}</Badge>}
      </p>
    </li>
  );
}
