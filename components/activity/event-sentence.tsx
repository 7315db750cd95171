import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/duties/use-period-name";
import type { EventRow } from "@/lib/activity/queries";
import type { Changes, Shown } from "@/lib/activity/schema";
import { formatInstant } from "@/lib/dates";
import { EventChanges } from "./event-changes";
import { useFindingWord } from "./use-finding-word";

type Values = Record<string, string>;

/** One audit event as a sentence: when, who, what, and every value old → new. The only renderer of events. */
export function EventSentence({ event }: { event: EventRow }) {
  const t = useTranslations("audit");
  const findingWord = useFindingWord();
  const periodName = usePeriodName();
  const { actorName, actorUnit } = event;
  const payload: Record<string, unknown> = event.payload;
  const values: Values = { unit: event.unitName ?? "", code: "", period: "" };
  for (const [key, value] of Object.entries(payload)) {
    if (typeof value === "object" && value !== null) continue;
    const text = isFinding(event.kind) ? findingWord(key, String(value)) : String(value);
    const isRole = ["role", "from", "to"].includes(key) && t.has(`roles.${text}` as "roles.OFFICE");
    if (key === "period") values.period = periodName(text);
    else
      values[key] =
        typeof value === "boolean" ? (value ? "yes" : "no") : isRole ? t(`roles.${text}` as "roles.OFFICE") : text;
  }
  return (
    <div className="grid gap-0.5">
      <p>
        <time dateTime={event.at.toISOString()} className="text-table text-muted">
          {formatInstant(event.at)}
        </time>{" "}
        <span className="name">{actorUnit ? t("who", { name: actorName, unit: actorUnit }) : actorName}</span>{" "}
        {t(`kinds.${event.kind}`, values)}
      </p>
      {isChanges(payload.changes) && <EventChanges changes={payload.changes} isFinding={isFinding(event.kind)} />}
    </div>
  );
}

/** Of the rectification ledger, whose fields and values have words of their own. */
const isFinding = (kind: EventRow["kind"]) => /^(FINDING|MEASURE|EXTENSION|CLOSURE|RECHECK)_/.test(kind);

function isChanges(value: unknown): value is Changes {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((change: { to?: Shown }) => "to" in change)
  );
}
