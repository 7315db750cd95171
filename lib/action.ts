import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { isSameOrigin } from "./auth/origin";
import { findViewer, requireViewer, type Viewer } from "./auth/viewer";
import { errorText, type FieldFault, fieldFaults } from "./error-text";
import { AppError, type ErrorCode } from "./errors";
import { parseInput } from "./input";
import { log } from "./log";

export interface ActionError {
  code: ErrorCode | "UNEXPECTED";
  message: string;
  /** First field at fault; `fields` lists them all. */
  field?: string;
  fields?: FieldFault[];
  /** CONFLICT: the record as it is now. */
  current?: unknown;
  requestId?: string;
}

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ActionError };

interface ActionOptions {
  /** Paths whose pages show what was changed. */
  revalidate?: readonly string[];
  allowInitialPassword?: boolean;
}

/**
 * A server action for one mutation: origin, session, input, mutation, revalidation. Expected refusals come back as
 * values in the viewer's language; anything else is logged under the request's id.
 */
export function action<Schema extends z.ZodType, Data>(
  schema: Schema,
  mutation: (viewer: Viewer, input: z.output<Schema>) => Promise<Data>,
  options: ActionOptions = {},
): (input: unknown) => Promise<ActionResult<Data>> {
  return (input) =>
    answer(async () => {
      const viewer = await requireViewer(options);
      return mutation(viewer, parseInput(schema, input));
    }, options.revalidate);
}

/** The same for the few actions that need no session (first set-up). */
export function publicAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  mutation: (input: z.output<Schema>) => Promise<Data>,
): (input: unknown) => Promise<ActionResult<Data>> {
  return (input) => answer(() => mutation(parseInput(schema, input)));
}

async function answer<Data>(
  work: () => Promise<Data>,
  revalidate: readonly string[] = [],
): Promise<ActionResult<Data>> {
  const requestHeaders = await headers();
  const requestId = requestHeaders.get("x-request-id") ?? undefined;
  try {
    if (!isSameOrigin(requestHeaders)) throw new AppError("FORBIDDEN", "badOrigin");
    const data = await work();
    for (const path of revalidate) revalidatePath(path, "layout");
    return { ok: true, data };
  } catch (error) {
    const locale = (await findViewer().catch(() => null))?.locale ?? "zh-CN";
    if (!(error instanceof AppError)) {
      log.error({ requestId, err: error }, "action failed");
      return { ok: false, error: { code: "UNEXPECTED", message: errorText(locale, "unexpected"), requestId } };
    }
    const fields = fieldFaults(locale, error);
    return {
      ok: false,
      error: {
        code: error.code,
        message: errorText(locale, error.key, error.values),
        field: fields[0]?.field,
        fields,
        current: plain(error.current),
        requestId,
      },
    };
  }
}

/** Decimals and dates as text: server actions cannot carry class instances. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
