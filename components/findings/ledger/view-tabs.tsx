import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { FINDING_VIEWS, type FindingView } from "./finding-query";
import { findingsHref } from "./findings-href";

interface ViewTabsProps {
  current: FindingView | "mine" | "rechecks";
  /** The filters of this address go along to the other views. */
  filter: Record<string, string>;
  /** The viewer's unit rectifies measures of its own. */
  isUnit: boolean;
  /** Closing waits for the viewer at some level. */
  hasTasks: boolean;
}

/** The ledger seen in other ways, over the same filters; and the two pages beside it. */
export function ViewTabs({ current, filter, isUnit, hasTasks }: ViewTabsProps) {
  const t = useTranslations("findings.view");
  const { year } = filter;
  const beside = (name: "mine" | "rechecks") => ({
    href: year ? `/findings/${name}?year=${year}` : `/findings/${name}`,
    label: t(name === "mine" && !isUnit ? "waiting" : name),
    isCurrent: current === name,
  });
  return (
    <div className="pb-3">
      <Tabs
        label={t("label")}
        tabs={[
          ...FINDING_VIEWS.map((view) => ({
            href: findingsHref({ ...filter, view: view === "ledger" ? undefined : view }),
            label: t(view),
            isCurrent: view === current,
          })),
          ...(isUnit || hasTasks ? [beside("mine")] : []),
          beside("rechecks"),
        ]}
      />
    </div>
  );
}
