import { CircleAlert, CornerDownRight, Equal, PencilLine, Plus } from "lucide-react";
import type { RowAction } from "@/lib/imports/status";

const ICON = {
  REFUSE: CircleAlert,
  UPDATE: PencilLine,
  CREATE: Plus,
  UNCHANGED: Equal,
  SKIP: CornerDownRight,
} satisfies Record<RowAction, unknown>;

/** Tells actions apart without colour; the word always stands beside it. */
export function ActionIcon({ action }: { action: RowAction }) {
  const Icon = ICON[action];
  return <Icon aria-hidden className="size-4 shrink-0" />;
}
