import { createHash } from "node:crypto";
import type { Viewer } from "./auth/viewer";
import { type Tx, transaction } from "./db";
import { AppError } from "./errors";

/** An answer given under an Idempotency-Key is repeated for this long. */
const KEY_HOURS = 24;

const KEY = /^[\x20-\x7e]{1,200}$/;

interface KeyedRequest {
  /** The Idempotency-Key header as sent. */
  key: string | null;
  /** Where it was sent. */
  path: string;
  /** The checked body: the same words in another spelling of JSON are the same request. */
  body: unknown;
}

/**
 * Does `work` once for a user and key and gives its answer again to every repetition, also to one that arrives while the
 * first is still at work. What is refused leaves no trace, so that it may be tried again under the same key. INVALID when
 * the key is missing, or was used for another request.
 */
export async function oncePerKey<Answer extends object>(
  viewer: Viewer,
  { key, path, body }: KeyedRequest,
  work: (tx: Tx) => Promise<Answer>,
  timeout?: number,
): Promise<Answer> {
  if (key === null || !KEY.test(key)) throw new AppError("INVALID", "keyRequired", { field: "Idempotency-Key" });
  const hash = createHash("sha256")
    .update(JSON.stringify([path, body]))
    .digest("hex");
  return transaction(async (tx) => {
    if (!(await claim(tx, viewer.userId, key, hash))) return repeat<Answer>(tx, viewer.userId, key, hash);
    const answer = await work(tx);
    // Answers as stored: the database puts the fields in an order of its own, and repetitions are to be equal to the letter.
    const { response } = await tx.idempotencyKey.update({
      where: { userId_key: { userId: viewer.userId, key } },
      data: { response: JSON.parse(JSON.stringify(answer)) },
    });
    return response as Answer;
  }, timeout);
}

/**
 * True when the key is free or out of date; it is then held until this transaction ends, and repetitions wait for that.
 * Takes the opportunity to remove old keys; those that somebody else is removing are left to them.
 */
async function claim(tx: Tx, userId: string, key: string, hash: string): Promise<boolean> {
  const claimed = await tx.$queryRaw<unknown[]>`
    insert into "IdempotencyKey" as k ("userId", key, "requestHash", response, "createdAt")
    values (${userId}::uuid, ${key}, ${hash}, '{}', now())
    on conflict ("userId", key) do update set "requestHash" = excluded."requestHash", response = '{}', "createdAt" = now()
      where k."createdAt" < now() - make_interval(hours => ${KEY_HOURS}::int)
    returning 1 as claimed`;
  if (claimed.length === 0) return false;
  await tx.$executeRaw`
    delete from "IdempotencyKey" where ("userId", key) in (
      select "userId", key from "IdempotencyKey" where "createdAt" < now() - make_interval(hours => ${KEY_HOURS}::int)
      limit 100 for update skip locked)`;
  return true;
}

async function repeat<Answer>(tx: Tx, userId: string, key: string, hash: string): Promise<Answer> {
  const known = await tx.idempotencyKey.findUniqueOrThrow({ where: { userId_key: { userId, key } } });
  if (known.requestHash !== hash) throw new AppError("INVALID", "keyReused", { field: "Idempotency-Key" });
  return known.response as Answer;
}
