import type { ActionResult } from "@/lib/action";
import type { ReportWords } from "@/lib/duties/progress/queries";
import type { SheetStore } from "./sheet-store";
import { faultOf, isEditable } from "./sheet-values";

const WAIT_MS = 600;
const RETRY_MS = 5_000;

export type DraftRow = ReportWords & { assignmentId: string };

interface DraftSaverOptions {
  store: SheetStore;
  /** Names the browser's own copy; holds unit and period, so that another person at this screen is never given the words. */
  storageKey: string;
  save: (rows: DraftRow[]) => Promise<ActionResult<unknown>>;
  onSignedOut: () => void;
}

/**
 * Sends what was typed when one pauses, all rows in one call. What could not be sent stays in sessionStorage, outlives the way
 * through the sign-in page, and is tried again.
 */
export class DraftSaver {
  #options: DraftSaverOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isHeld = false;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
  }

  schedule(wait = WAIT_MS) {
    clearTimeout(this.#timer);
    if (!this.#isHeld) this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Sends now; resolves when everything under way has been answered. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#send());
    return this.#running;
  }

  /** Keeps still while the sheet is handed in, so that no draft arrives after it. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    clearTimeout(this.#timer);
    this.#isHeld = true;
    await this.#running;
    try {
      return await work();
    } finally {
      this.#isHeld = false;
      if (this.#unsaved().length > 0) this.schedule();
    }
  }

  /** Keeps a copy in the browser; call it when the page may be going away. */
  keep() {
    const rows = this.#unsaved();
    try {
      if (rows.length === 0) sessionStorage.removeItem(this.#options.storageKey);
      else sessionStorage.setItem(this.#options.storageKey, JSON.stringify(rows));
    } catch {
      // No storage (private mode, full): saving goes on without the copy.
    }
  }

  /** Puts words that never reached the server back into their rows. */
  restore() {
    const { store, storageKey } = this.#options;
    const rows = readRows(storageKey).filter(({ assignmentId }) => store.row(assignmentId));
    if (rows.length === 0) return;
    for (const { assignmentId, ...words } of rows) {
      const { isUnchanged, ...rest } = words;
      store.write(new Map([[assignmentId, isUnchanged ? { isUnchanged } : rest]]));
    }
    this.schedule();
  }

  stop() {
    clearTimeout(this.#timer);
    this.keep();
    if (this.#unsaved().length > 0) void this.flush();
  }

  #unsaved(): DraftRow[] {
    return this.#options.store
      .all()
      .filter(({ row, save }) => isEditable(row) && (save === "dirty" || save === "failed" || save === "saving"))
      .map(({ row, values }) => ({ assignmentId: row.assignmentId, ...values }));
  }

  async #send() {
    const { store, save, onSignedOut } = this.#options;
    const rows = this.#unsaved().filter((row) => faultOf(row)?.fault !== "tooLong");
    this.keep();
    if (rows.length === 0 || this.#isHeld) return;
    const ids = rows.map((row) => row.assignmentId);
    store.mark(ids, { save: "saving" });
    const result = await save(rows).catch(() => null);
    // Typed on meanwhile: those rows are dirty again and go with the next call.
    const sent = ids.filter((id) => store.row(id)?.save === "saving");
    store.mark(sent, { save: result?.ok ? "saved" : "failed" });
    this.keep();
    if (result && !result.ok && result.error.code === "UNAUTHENTICATED") onSignedOut();
    else if (!result?.ok) this.schedule(RETRY_MS);
  }
}

function readRows(key: string): DraftRow[] {
  try {
    const rows = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}
