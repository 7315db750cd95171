import { env } from "@/lib/env";

/**
 * Whether a request was sent by a page of this system. A missing Origin counts as foreign: browsers always send it with
 * a write, and Next itself lets server actions without one run. The Host and X-Forwarded-* headers are never consulted,
 * because a client can forge them.
 */
export function isSameOrigin(headers: Pick<Headers, "get">): boolean {
  return headers.get("origin") === new URL(env().publicUrl).origin;
}
