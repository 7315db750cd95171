import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { DutyLamp } from "./duty-lamp";
import { DutySection } from "./duty-section";

/** A key task's items, each with its lamp; the key task itself is never reported. */
export function ItemList({ duty, today }: { duty: DutyRecord; today: Day }) {
  const t = useTranslations("duties");
  const done = duty.items.filter((item) => item.status === "DONE").length;
  return (
    <DutySection title={t("items")} note={t("itemsDoneOf", { done, total: duty.items.length })}>
      {duty.items.length === 0 && <p className="text-muted">{t("noItems")}</p>}
      <ul className="border-t border-line empty:hidden">
        {duty.items.map((item) => (
          <li
            key={item.id}
            className="grid grid-cols-[64px_1fr_auto_auto_auto] items-center gap-x-4 border-b border-line py-2 text-table max-tablet:grid-cols-[1fr_auto]"
          >
            <span className="text-muted max-tablet:hidden">{item.code}</span>
            <Link href={`/duties/${item.id}`} className="link max-tablet:col-span-2">
              {item.title}
            </Link>
            <span className="num w-14 text-muted max-tablet:hidden">
              {item.points && t("pointsValue", { points: item.points })}
            </span>
            <MiniBar done={item.unitsDone} total={item.unitsTotal} />
            <span className="w-28 max-tablet:w-auto">
              <DutyLamp lamp={item.lamp} openDueOn={item.openDueOn} dueOn={item.openDueOn} today={today} />
            </span>
          </li>
        ))}
      </ul>
    </DutySection>
  );
}
