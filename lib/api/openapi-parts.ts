import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";

/** What the descriptions of all endpoints are put together from. */

export type Json = Record<string, unknown>;

/** The id in an address. */
export const ID = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };

export const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "The same key gives the same answer for 24 hours; with another request it is 422",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

/** Where a repetition is no harm worth a refusal. */
export const OPTIONAL_KEY = { ...IDEMPOTENCY_KEY, required: false };

// Sorting is written as text and read as objects, so its schema cannot be derived.
const SORT = {
  type: "array",
  maxItems: 5,
  items: { type: "string" },
  description: "Columns; a leading - reverses, e.g. lamp,-dueOn. Every sort ends in the id",
};

/** A strict object of parameters as OpenAPI lists them. */
export function queryParameters(schema: z.ZodObject): Json[] {
  const { properties = {} } = bare(z.toJSONSchema(schema, { io: "output" })) as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, value]) => {
    const isList = value.type === "array";
    return {
      name,
      in: "query",
      schema: name === "sort" ? SORT : value,
      ...(isList && { style: "form", explode: false }),
    };
  });
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

export const answer = (description: string, name: string): Json => ({
  description,
  content: { "application/json": { schema: ref(name) } },
});

export const body = (name: string): Json => ({
  required: true,
  content: { "application/json": { schema: ref(name) } },
});

export function refusals(...codes: ErrorCode[]): Json {
  const all: ErrorCode[] = ["UNAUTHENTICATED", ...codes];
  return Object.fromEntries(
    all.map((code) => [
      ERROR_STATUS[code],
      { description: code, content: { "application/problem+json": { schema: ref("Problem") } } },
    ]),
  );
}

/** Schemas under their names, referring to each other. */
export function componentsOf(schemas: Record<string, z.ZodType>, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(made.schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** Without what only a document of its own needs. */
function bare(schema: object): Json {
  const { $schema, $id, ...rest } = schema as Json;
  return rest;
}
