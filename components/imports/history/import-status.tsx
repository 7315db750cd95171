import { Check, CircleAlert, CircleDot, Hourglass, Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportStatus as Status } from "@/lib/imports/status";

const ICON = {
  READING: Hourglass,
  READY: CircleDot,
  FAILED: CircleAlert,
  CONFIRMED: Check,
  UNDONE: Undo2,
  DISCARDED: X,
} satisfies Record<Status, unknown>;

/** Where an import stands, in ink: what waits for somebody is bold, what is over is quiet. */
export function ImportStatus({ status }: { status: Status }) {
  const t = useTranslations("imports.status");
  const Icon = ICON[status];
  return (
    <span
      data-status={status}
      className="inline-flex items-center gap-1 text-table whitespace-nowrap data-[status=DISCARDED]:text-muted data-[status=READY]:font-bold data-[status=UNDONE]:text-muted"
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {t(status)}
    </span>
  );
}
