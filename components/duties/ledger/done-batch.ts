/** The last batch edit of this browser session, for as long as it can be undone. */
export interface DoneBatch {
  batchId: string;
  count: number;
  /** Milliseconds since 1970: measures the ten minutes, never a date. */
  at: number;
}

/** As long as the server allows (lib/duties/assign/mutations.ts). */
export const UNDO_MS = 10 * 60_000;

const KEY = "zeren.batch";

export function readBatch(): DoneBatch | null {
  try {
    const batch: DoneBatch | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return batch && Date.now() - batch.at < UNDO_MS ? batch : null;
  } catch {
    return null;
  }
}

export const rememberBatch = (batch: DoneBatch) => sessionStorage.setItem(KEY, JSON.stringify(batch));
export const forgetBatch = () => sessionStorage.removeItem(KEY);
