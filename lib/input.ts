import type { z } from "zod";
import { AppError } from "./errors";

/** INVALID with everything that is wrong, field by field. */
export class InvalidInput extends AppError {
  constructor(readonly issues: readonly z.core.$ZodIssue[]) {
    super("INVALID", "invalid", { field: issues[0]?.path.join(".") || undefined });
  }
}

/** Checks foreign input against a schema. Throws InvalidInput. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const unstorable = findUnstorable(input, []);
  if (unstorable) {
    throw new InvalidInput([{ code: "custom", message: "fieldUnstorable", input: undefined, path: unstorable }]);
  }
  // With the input, which says what is missing and what is only of another kind.
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw new InvalidInput(parsed.error.issues);
  return parsed.data;
}

/** False for text with a NUL, which PostgreSQL refuses, or half a surrogate pair, which it would keep as another character. */
export const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/** Where the first text is that cannot be stored; null when there is none. */
function findUnstorable(input: unknown, path: PropertyKey[]): PropertyKey[] | null {
  if (typeof input === "string") return isStorable(input) ? null : path;
  if (typeof input !== "object" || input === null) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = findUnstorable(value, [...path, Array.isArray(input) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}
