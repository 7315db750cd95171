import type { AttachmentTarget } from "@/lib/attachments/schema";

/**
 * waiting: its turn comes. sending, saving: bytes travel; all have arrived and are being checked. lost: the line was cut.
 * signedOut: somebody must sign in first. refused: told why, and trying again would change nothing.
 */
type UploadState = "waiting" | "sending" | "saving" | "lost" | "signedOut" | "refused";

export interface Upload {
  id: number;
  /** Kept until it has arrived, so that trying again asks for nothing. */
  file: File;
  target: AttachmentTarget;
  state: UploadState;
  /** Of the file, in the range 0 to 1. */
  progress: number;
  /** What the server said, in the viewer's language. */
  message?: string;
}

export type UploadAnswer =
  | { kind: "done" }
  | { kind: "refused"; message: string }
  /** Worth another try: no answer came, or the server was busy. */
  | { kind: "lost"; message?: string }
  | { kind: "signedOut" };

export type SendFile = (
  upload: Pick<Upload, "file" | "target">,
  onProgress: (progress: number) => void,
  signal: AbortSignal,
) => Promise<UploadAnswer>;

export interface UploadStoreOptions {
  send: SendFile;
  /** What can be told without sending a byte; undefined when nothing is wrong. */
  faultOf: (file: File) => string | undefined;
  /** A file has arrived; it leaves the queue when this is through. */
  onDone: (upload: Upload) => Promise<void>;
}

/** The server takes three at a time from one person; one is left for another window. */
const AT_ONCE = 2;

/** Files on their way to the server. It lives outside of React, so that an upload outlives the panel that began it. */
export class UploadStore {
  #options: UploadStoreOptions;
  #uploads: readonly Upload[] = [];
  #running = new Map<number, AbortController>();
  #listeners = new Set<() => void>();
  #lastId = 0;

  constructor(options: UploadStoreOptions) {
    this.#options = options;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  all = (): readonly Upload[] => this.#uploads;

  isActive = (): boolean => this.#uploads.some(({ state }) => ACTIVE.includes(state));

  add(files: Iterable<File>, target: AttachmentTarget) {
    const added = [...files].map((file): Upload => {
      const message = this.#options.faultOf(file);
      return { id: ++this.#lastId, file, target, progress: 0, state: message ? "refused" : "waiting", message };
    });
    this.#set([...this.#uploads, ...added]);
    this.#pump();
  }

  /** Stops it if it is under way, and takes it off the list. */
  remove(id: number) {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#set(this.#uploads.filter((upload) => upload.id !== id));
    this.#pump();
  }

  /** Sends again what did not arrive: one, or all. */
  retry(id?: number) {
    const again = (upload: Upload) =>
      (id === undefined || upload.id === id) && (upload.state === "lost" || upload.state === "signedOut");
    this.#set(
      this.#uploads.map((one) => (again(one) ? { ...one, state: "waiting", progress: 0, message: undefined } : one)),
    );
    this.#pump();
  }

  /** The line is back: what was cut off goes on by itself; what waits for a sign-in does not. */
  resume = () => {
    for (const { id, state } of this.#uploads) if (state === "lost") this.retry(id);
  };

  #pump() {
    for (const upload of this.#uploads) {
      if (this.#running.size >= AT_ONCE) return;
      if (upload.state === "waiting") void this.#send(upload);
    }
  }

  async #send({ id, file, target }: Upload) {
    const { send, onDone } = this.#options;
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#patch(id, { state: "sending" });
    const onProgress = (progress: number) => {
      if (!abort.signal.aborted) this.#patch(id, { progress, state: progress < 1 ? "sending" : "saving" });
    };
    const answer = await send({ file, target }, onProgress, abort.signal).catch((): UploadAnswer => ({ kind: "lost" }));
    if (abort.signal.aborted) return;
    this.#running.delete(id);
    if (answer.kind === "done") {
      // Stays to be seen until the list of files shows it.
      const upload = this.#uploads.find((one) => one.id === id);
      this.#pump();
      if (upload) await onDone(upload).catch(() => undefined);
      this.remove(id);
      return;
    }
    this.#patch(id, { state: answer.kind, message: answer.kind === "signedOut" ? undefined : answer.message });
    // Whoever is signed out is so for every file.
    if (answer.kind === "signedOut") this.#holdWaiting();
    this.#pump();
  }

  #holdWaiting() {
    this.#set(this.#uploads.map((one) => (one.state === "waiting" ? { ...one, state: "signedOut" } : one)));
  }

  #patch(id: number, patch: Partial<Upload>) {
    this.#set(this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...patch } : upload)));
  }

  #set(uploads: readonly Upload[]) {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

const ACTIVE: readonly UploadState[] = ["waiting", "sending", "saving"];
