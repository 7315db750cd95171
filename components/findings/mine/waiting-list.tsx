import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import type { FindingTask } from "@/lib/findings/schema";
import { FindingBadges } from "../finding-badges";
import { FindingLamp } from "../finding-lamp";
import { FindingStatusBadge } from "../finding-status";
import { findingsHref } from "../ledger/findings-href";
import { shortNames } from "../short-names";

export interface MineTask {
  task: FindingTask;
  total: number;
  items: FindingRow[];
}

/** Findings that wait for the viewer at one level. */
export function WaitingList({ task, total, items, year, today }: MineTask & { year: number; today: Day }) {
  const t = useTranslations("findings");
  const href = findingsHref({ year: String(year), task });
  return (
    <section className="pb-6">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line-strong pb-1 text-base">
        {t(`task.${task}`)}
        <Link href={href} className="link text-table font-normal">
          {t("mine.waitingOpen", { count: total })}
        </Link>
      </h2>
      <ul>
        {items.map((finding) => (
          <li
            key={finding.id}
            className="grid grid-cols-[1fr_auto] items-start gap-x-6 gap-y-1 border-b border-line py-3 max-tablet:grid-cols-1"
          >
            <div className="grid gap-1">
              <Link href={`/findings/${finding.id}`} className="line-clamp-2 hover:text-accent">
                <span className="text-muted">{finding.number}</span> {finding.text}
              </Link>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
                <FindingLamp {...finding} today={today} />
                <FindingStatusBadge status={finding.status} />
                <span className="text-muted">{shortNames(finding.units)}</span>
                <FindingBadges {...finding} />
              </p>
            </div>
            <LinkButton href={`/findings/${finding.id}`} className="justify-self-start">
              {t(`mine.verb.${finding.hasExtension && finding.status === "RECTIFYING" ? "extension" : task}`)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
