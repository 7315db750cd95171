import { useTranslations } from "next-intl";
import { DutySection } from "@/components/duties/duty-section";
import { Lamp } from "@/components/ui/lamp";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import { type Day, daysBetween } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import { tallyLamp } from "@/lib/findings/rules";
import { FindingBadges } from "./finding-badges";
import { FindingLamp } from "./finding-lamp";
import { FindingStatusBadge } from "./finding-status";
import { RaiseFindingLink } from "./raise-finding-link";

interface FindingsSectionProps {
  duty: { id: string; findingsTotal: number; findingsOpen: number; findingsDueOn: Day | null };
  /** Those that the viewer may see, void ones left out. */
  findings: readonly FindingRow[];
  canRaise: boolean;
  today: Day;
}

/** 整改 of a duty: how many of its problems are open, under one lamp, and which they are. */
export function FindingsSection({ duty, findings, canRaise, today }: FindingsSectionProps) {
  const t = useTranslations("finding.section");
  if (duty.findingsTotal === 0 && !canRaise) return null;
  const lamp = tallyLamp(duty, today);
  const days = duty.findingsDueOn === null ? null : Math.abs(daysBetween(today, duty.findingsDueOn));
  const hidden = duty.findingsTotal - findings.length;
  const note = lamp && (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Lamp lamp={lamp} days={days} />
      {t("openOf", { open: duty.findingsOpen, total: duty.findingsTotal })}
    </span>
  );
  return (
    <DutySection title={t("findings")} note={note}>
      <ul className="border-t border-line empty:hidden">
        {findings.map((finding) => (
          <li
            key={finding.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-table"
          >
            <Link href={`/findings/${finding.id}`} className="link min-w-0 flex-1 basis-80">
              <span className="clamp-2">
                {finding.number} {finding.text}
              </span>
            </Link>
            <FindingBadges {...finding} />
            <MiniBar done={finding.measuresDone} total={finding.measuresTotal} />
            <FindingStatusBadge status={finding.status} />
            <FindingLamp {...finding} today={today} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="py-2 text-muted">{t("hidden", { count: hidden })}</p>}
      {duty.findingsTotal === 0 && <p className="pb-2 text-muted">{t("noFindings")}</p>}
      {canRaise && (
        <div className="pt-3" data-print="off">
          <RaiseFindingLink duty={duty.id} size="small">
            {t("raise")}
          </RaiseFindingLink>
        </div>
      )}
    </DutySection>
  );
}
