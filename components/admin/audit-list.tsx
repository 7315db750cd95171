import { useTranslations } from "next-intl";
import { EventSentence } from "@/components/activity/event-sentence";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventRow } from "@/lib/activity/queries";

export function AuditList({ events }: { events: EventRow[] }) {
  const t = useTranslations("admin.audit");
  if (events.length === 0) return <EmptyState title={t("emptyTitle")} text={t("emptyText")} />;
  return (
    <ol className="border-t border-line">
      {events.map((event) => (
        <li key={event.id} className="border-b border-line py-2">
          <EventSentence event={event} />
        </li>
      ))}
    </ol>
  );
}
