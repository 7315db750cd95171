import { useTranslations } from "next-intl";
import { Lamp } from "@/components/ui/lamp";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { DutyRow } from "@/lib/duties/queries";
import { tallyLamp } from "@/lib/findings/rules";

type Tally = Pick<DutyRow, "id" | "year" | "findingsOpen" | "findingsTotal" | "findingsDueOn">;

/** Findings on a duty: the light of their rectification and open/total, which opens them. Nothing without findings. */
export function DutyFindings({ duty, today }: { duty: Tally; today: Day }) {
  const t = useTranslations("duties");
  const { id, year, findingsOpen: open, findingsTotal: total } = duty;
  const lamp = tallyLamp(duty, today);
  if (lamp === null) return null;
  return (
    <Link
      href={`/findings?year=${year}&duty=${id}`}
      title={t("findingsOf", { open, total })}
      className="inline-flex items-center justify-end gap-2 hover:text-accent"
    >
      {/* Grey is no deadline owed: measures done and being checked, or 长期坚持. Its word would say 未启动. */}
      {lamp !== "GREY" && <Lamp lamp={lamp} />}
      <span aria-hidden="true">{t("openOf", { open, total })}</span>
      <span className="sr-only">{t("findingsOf", { open, total })}</span>
    </Link>
  );
}
