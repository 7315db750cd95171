import { useTranslations } from "next-intl";
import { EventSentence } from "@/components/activity/event-sentence";
import { Link } from "@/components/ui/link";
import type { EventRow } from "@/lib/activity/queries";
import { DutySection } from "./duty-section";

/** More than this and the older ones wait behind a link: a duty of 47 units gathers hundreds a year. */
const RECENT = 20;

interface DutyHistoryProps {
  events: EventRow[];
  /** All of them, not only the latest. */
  isWhole: boolean;
}

/** The story of what happened, latest first. */
export function DutyHistory({ events, isWhole }: DutyHistoryProps) {
  const t = useTranslations("duties");
  const shown = isWhole ? events : events.slice(0, RECENT);
  const older = events.length - shown.length;
  return (
    <DutySection title={t("history")} note={t("historyCount", { count: events.length })}>
      {events.length === 0 && <p className="text-muted">{t("noHistory")}</p>}
      <ol className="grid gap-3 border-l border-line pl-4 empty:hidden">
        {shown.map((event) => (
          <li key={event.id}>
            <EventSentence event={event} />
          </li>
        ))}
      </ol>
      {older > 0 && (
        <Link href="?history=all" scroll={false} className="link inline-block py-2" data-print="off">
          {t("older", { count: older })}
        </Link>
      )}
    </DutySection>
  );
}
