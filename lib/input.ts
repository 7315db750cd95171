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
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues);
  return parsed.data;
}
