import { useTranslations } from "next-intl";
import { EventSentence } from "@/components/activity/event-sentence";
import type { EventRow } from "@/lib/activity/queries";
import { DutySection } from "./duty-section";

/** More than this and the older ones stand behind a word: a duty of 47 units gathers hundreds a year. */
const RECENT = 20;

/** The story of what happened, latest first. */
export function DutyHistory({ events }: { events: EventRow[] }) {
  const t = useTranslations("duties");
  const older = events.slice(RECENT);
  return (
    <DutySection title={t("history")} note={t("historyCount", { count: events.length })}>
      {events.length === 0 && <p className="text-muted">{t("noHistory")}</p>}
      <EventList events={events.slice(0, RECENT)} />
      {older.length > 0 && (
        <details>
          <summary className="link py-2">{t("older", { count: older.length })}</summary>
          <EventList events={older} />
        </details>
      )}
    </DutySection>
  );
}

function EventList({ events }: { events: EventRow[] }) {
  return (
    <ol className="grid gap-3 border-l border-line pl-4 empty:hidden">
      {events.map((event) => (
        <li key={event.id}>
          <EventSentence event={event} />
        </li>
      ))}
    </ol>
  );
}
