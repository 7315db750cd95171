import { Check, Circle, CircleDot, CornerDownLeft, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";

export type StatusName = "NOT_STARTED" | "IN_PROGRESS" | "SUBMITTED" | "RETURNED" | "DONE";

const ICON = {
  NOT_STARTED: Circle,
  IN_PROGRESS: CircleDot,
  SUBMITTED: Hourglass,
  RETURNED: CornerDownLeft,
  DONE: Check,
} satisfies Record<StatusName, unknown>;

/** Where the work stands, in ink: colour is left to the lamp. Returned is bold, for it waits for the reader. */
export function StatusBadge({ status }: { status: StatusName }) {
  const t = useTranslations("common.status");
  const Icon = ICON[status];
  return (
    <span
      data-status={status}
      className="inline-flex items-center gap-1 text-table whitespace-nowrap data-[status=DONE]:text-muted data-[status=NOT_STARTED]:text-muted data-[status=RETURNED]:font-bold"
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {t(status)}
    </span>
  );
}
