import { AppError } from "@/lib/errors";

// How much the server receives at once. Whoever waits is not read from, so that waiting costs a connection and nothing else.
const RUNNING = { user: 3, server: 16 };
const WAITING = { user: 20, server: 300 };

interface Ticket {
  userId: string;
  start: () => void;
}

interface Slots {
  running: string[];
  waiting: Ticket[];
}

/** One for the process, however often the module is bundled. */
const globals = globalThis as { zerenUploadSlots?: Slots };

/** Does `work` when it is its turn. RATE_LIMITED when too many wait already; rejects when the signal ends the waiting. */
export async function inSlot<T>(userId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  globals.zerenUploadSlots ??= { running: [], waiting: [] };
  const slots = globals.zerenUploadSlots;
  await enter(slots, userId, signal);
  try {
    return await work();
  } finally {
    slots.running.splice(slots.running.indexOf(userId), 1);
    admit(slots);
  }
}

function enter(slots: Slots, userId: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(gone());
  if (isFree(slots, userId)) {
    slots.running.push(userId);
    return Promise.resolve();
  }
  const own = slots.waiting.filter((ticket) => ticket.userId === userId).length;
  if (own >= WAITING.user || slots.waiting.length >= WAITING.server) {
    return Promise.reject(new AppError("RATE_LIMITED", "tooManyUploads"));
  }
  return new Promise((resolve, reject) => {
    const ticket = { userId, start: resolve };
    slots.waiting.push(ticket);
    signal.addEventListener("abort", () => {
      const place = slots.waiting.indexOf(ticket);
      if (place < 0) return;
      slots.waiting.splice(place, 1);
      reject(gone());
    });
  });
}

const gone = () => new AppError("INVALID", "fileBroken", { field: "file" });

/** In order of arrival; those whose three are under way are passed over. */
function admit(slots: Slots): void {
  for (const ticket of [...slots.waiting]) {
    if (!isFree(slots, ticket.userId)) continue;
    slots.waiting.splice(slots.waiting.indexOf(ticket), 1);
    slots.running.push(ticket.userId);
    ticket.start();
  }
}

function isFree({ running }: Slots, userId: string): boolean {
  return running.length < RUNNING.server && running.filter((id) => id === userId).length < RUNNING.user;
}
