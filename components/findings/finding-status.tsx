import { Check, Circle, CircleDot, Infinity as Endless, Hourglass, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FindingStatus } from "@/lib/findings/status";

const ICON = {
  REGISTERED: Circle,
  RECTIFYING: CircleDot,
  HEAD_REVIEW: Hourglass,
  LEAD_CHECK: Hourglass,
  OFFICE_REVIEW: Hourglass,
  LEADER_APPROVAL: Hourglass,
  LONG_TERM: Endless,
  CLOSED: Check,
  VOID: X,
} satisfies Record<FindingStatus, unknown>;

/** Where a finding stands, in ink: colour is left to the lamp. */
export function FindingStatusBadge({ status }: { status: FindingStatus }) {
  const t = useTranslations("findings.status");
  const Icon = ICON[status];
  const isQuiet = status === "CLOSED" || status === "VOID" || status === "REGISTERED";
  return (
    <span
      data-status={status}
      className={`inline-flex items-center gap-1 text-table whitespace-nowrap ${isQuiet ? "text-muted" : ""}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {t(status)}
    </span>
  );
}
