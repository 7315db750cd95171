import type { Viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { freeBytes, removeTemp } from "@/lib/storage/temp";
import type { FormLimits, ReceivedForm } from "./form";
import { type Incoming, receiveForm } from "./receive";
import { inSlot } from "./slots";

/**
 * Receives a form when it is the sender's turn and gives it to `accept`; its temporary files end with that. INVALID when the
 * disk is nearly full.
 * @param signal ends the waiting for a turn when the sender has gone
 */
export async function takeForm<T>(
  viewer: Viewer,
  incoming: Incoming,
  limits: FormLimits,
  signal: AbortSignal,
  accept: (form: ReceivedForm) => Promise<T>,
): Promise<T> {
  if ((await freeBytes()) < env().diskReserveBytes) throw new AppError("INVALID", "diskLow");
  return inSlot(viewer.userId, signal, async () => {
    const form = await receiveForm(incoming, limits);
    try {
      return await accept(form);
    } finally {
      for (const { path } of form.files) await removeTemp(path);
    }
  });
}
