import { useTranslations } from "next-intl";
import { FindingBadges } from "@/components/findings/finding-badges";
import { FindingLamp } from "@/components/findings/finding-lamp";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";

interface RectificationWaitingProps {
  rows: readonly FindingRow[];
  /** What is to be done to each. */
  verb: "approve" | "review";
  today: Day;
}

/** Findings that wait for this person, each with the one thing to press. */
export function RectificationWaiting({ rows, verb, today }: RectificationWaitingProps) {
  const t = useTranslations("home.rectification");
  return (
    <ol>
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[7.5rem_1fr_minmax(8rem,14rem)_6rem] items-start gap-x-4 gap-y-1 border-b border-line px-2 py-2.5 hover:bg-sunken max-tablet:grid-cols-[1fr_auto] max-tablet:px-0"
        >
          <span>
            <FindingLamp {...row} today={today} />
          </span>
          <div className="min-w-0 leading-6 max-tablet:order-3 max-tablet:col-span-2">
            <Link href={`/findings/${row.id}`} className="clamp-2 hover:text-accent hover:underline">
              <span className="mr-2 text-muted">{row.number}</span>
              {row.text}
            </Link>
            <FindingBadges {...row} />
          </div>
          <span className="name text-table leading-6 text-muted max-tablet:order-4 max-tablet:col-span-2">
            {row.units.map(({ shortName }) => shortName).join(t("join"))}
          </span>
          <LinkButton href={`/findings/${row.id}`} size="small" className="justify-self-end max-tablet:min-h-11">
            {t(verb === "review" && row.hasExtension ? "decideExtension" : verb)}
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}
