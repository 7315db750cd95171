import type { Readable } from "node:stream";
import { AppError } from "@/lib/errors";

/** Archives that are made at a time: each keeps all of its rows until the last of them has been read. */
const RUNNING = { user: 2, server: 6 };
/** Whoever reads more slowly than this begins anew. */
const LONGEST_MS = 30 * 60 * 1000;

/** Who is getting one; one list for the process, however often the module is bundled. */
const globals = globalThis as { zerenArchives?: string[] };

/** Makes an archive, which counts until it is read or given up. RATE_LIMITED while there are several. */
export async function whileRunning<Archive extends { stream: Readable }>(
  userId: string,
  make: () => Promise<Archive>,
): Promise<Archive> {
  globals.zerenArchives ??= [];
  const running = globals.zerenArchives;
  const own = running.filter((id) => id === userId).length;
  const limit = own >= RUNNING.user ? RUNNING.user : running.length >= RUNNING.server ? RUNNING.server : null;
  if (limit !== null) throw new AppError("RATE_LIMITED", "exportsRunning", { values: { limit } });
  running.push(userId);
  const end = () => void running.splice(running.indexOf(userId), 1);
  try {
    const archive = await make();
    const timer = setTimeout(() => archive.stream.destroy(), LONGEST_MS).unref();
    archive.stream.once("close", () => {
      clearTimeout(timer);
      end();
    });
    return archive;
  } catch (error) {
    end();
    throw error;
  }
}
