import { useTranslations } from "next-intl";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import type { Day } from "@/lib/dates";
import type { OfficeHome } from "@/lib/home/queries";
import { HomeSection } from "./home-section";

interface KeyTaskStripProps {
  keyTasks: OfficeHome["keyTasks"];
  today: Day;
}

/** The key tasks in their order, one line each: lamp, name, units done. */
export function KeyTaskStrip({ keyTasks, today }: KeyTaskStripProps) {
  const t = useTranslations("home.office");
  const title = (
    <Link href="/duties?kind=KEY_TASK" className="hover:text-accent hover:underline">
      {t("keyTasks", { count: keyTasks.total })}
    </Link>
  );
  return (
    <HomeSection title={title}>
      <ol className="grid gap-x-12 desktop:grid-cols-2">
        {keyTasks.items.map((task) => (
          <li key={task.id} className="border-b border-line">
            <Link
              href={`/duties/${task.id}`}
              className="group grid min-h-10 grid-cols-[7.5rem_1fr_auto] items-center gap-x-3 px-2 text-table hover:bg-sunken max-tablet:grid-cols-[auto_1fr] max-tablet:gap-y-1 max-tablet:px-0 max-tablet:py-2"
            >
              <span>
                <DutyLamp {...task} today={today} />
              </span>
              <span
                className="truncate group-hover:text-accent max-tablet:order-3 max-tablet:col-span-2 max-tablet:whitespace-normal"
                title={task.title}
              >
                <span className="mr-2 text-muted">{task.code}</span>
                {task.title}
              </span>
              <span className="justify-self-end text-muted">
                <MiniBar done={task.unitsDone} total={task.unitsTotal} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </HomeSection>
  );
}
