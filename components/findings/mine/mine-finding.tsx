import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import { FindingBadges } from "../finding-badges";
import { FindingLamp } from "../finding-lamp";

/** A finding of the own unit that has no open measure: closing can be applied for, or measures are still to be decided. */
export function MineFinding({ finding, today }: { finding: FindingRow; today: Day }) {
  const t = useTranslations("findings.mine");
  const { id, number, text, measuresTotal, isReturned } = finding;
  const isReady = measuresTotal > 0;
  return (
    <li className="grid grid-cols-[1fr_auto] items-start gap-x-6 gap-y-2 border-b border-line py-4 max-tablet:grid-cols-1">
      <div className="grid gap-1">
        <p className="font-bold">{isReady ? t(isReturned ? "returned" : "ready") : t("noMeasures")}</p>
        <Link href={`/findings/${id}`} className="line-clamp-2 hover:text-accent">
          <span className="text-muted">{number}</span> {text}
        </Link>
        <p className="flex flex-wrap items-center gap-2">
          <FindingLamp {...finding} today={today} />
          <FindingBadges {...finding} />
        </p>
      </div>
      <LinkButton variant="primary" href={isReady ? `/findings/${id}#apply` : `/findings/${id}`}>
        {t(isReady ? "apply" : "plan")}
      </LinkButton>
    </li>
  );
}
