import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import type { ErrorMessage } from "@/lib/errors";

// OWASP's minimum for Argon2id (the library's default algorithm): about 6 ms, off the event loop.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u];
const KINDS_NEEDED = 3;

/** An Argon2id hash in PHC form, parameters included. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

let hashOfNothing: Promise<string> | undefined;

/** Whether the password fits. Takes as long without a hash (unknown or disabled user) as with one, and is then false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNothing ??= hashPassword(crypto.randomUUID());
  const fits = await verify(passwordHash ?? (await hashOfNothing), password.slice(0, 1_000).normalize("NFC"));
  return fits && passwordHash !== null;
}

/** Why a password may not be chosen, as a key of errors.json; null when it may. */
export function passwordFault(password: string, username: string): ErrorMessage | null {
  if (password.length < MIN_LENGTH) return "passwordTooShort";
  if (password.length > MAX_LENGTH) return "passwordTooLong";
  if (KINDS.filter((kind) => kind.test(password)).length < KINDS_NEEDED) return "passwordWeak";
  if (password.toLowerCase().includes(username.toLowerCase())) return "passwordHasUsername";
  return null;
}

// Without 0 O 1 l I: it is read aloud or copied by hand once.
const LETTERS = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789"];

/** A one-time password of three kinds of characters, "Kf3m-Tq8w-Xc5h". */
export function newInitialPassword(): string {
  const block = () => [0, 1, 2, 1].map((kind) => pick(LETTERS[kind]!)).join("");
  return [block(), block(), block()].join("-");
}

function pick(letters: string): string {
  return letters[randomInt(letters.length)]!;
}
