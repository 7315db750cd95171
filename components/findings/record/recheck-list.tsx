import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { dayOf } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";

/** 回头看: when it was chosen and why, and what was found. */
export function RecheckList({ rechecks }: Pick<FindingRecord, "rechecks">) {
  const t = useTranslations("finding.recheck");
  const words = useTranslations("findings");
  return (
    <ul className="grid gap-3">
      {rechecks.map((recheck) => (
        <li key={recheck.id} className="border-t border-line pt-3">
          <p>
            <strong className="mr-2 font-bold">{words(`recheckResult.${recheck.result}`)}</strong>
            <span className="text-table text-muted">
              {t("chosen", {
                name: recheck.chosenByName,
                day: dayOf(recheck.createdAt),
                reason: words(`recheckReason.${recheck.reason}`),
              })}
              {recheck.checkedOn && ` · ${t("checked", { name: recheck.checkedByName ?? "", day: recheck.checkedOn })}`}
            </span>
          </p>
          {recheck.record && <p className="reading whitespace-pre-line">{recheck.record}</p>}
          {recheck.relapse && (
            <Link href={`/findings/${recheck.relapse.id}`} className="link">
              {t("raisedAgain", { number: recheck.relapse.number })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
