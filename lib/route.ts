import { STATUS_CODES } from "node:http";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { isSameOrigin } from "./auth/origin";
import { requireViewer, type Viewer } from "./auth/viewer";
import { errorText, fieldFaults } from "./error-text";
import { AppError, ERROR_STATUS } from "./errors";
import { parseInput } from "./input";
import { log } from "./log";
import { secureHeaders } from "./secure-headers";

const MAX_BODY_BYTES = 256 * 1024;
const SAFE_METHODS = ["GET", "HEAD"];

interface Context<Params> {
  params: Promise<Params>;
}

type Handler<Params> = (viewer: Viewer, request: NextRequest, params: Params) => Promise<Response>;

/**
 * A route handler for signed-in programs and pages: 401 without a session, 403 for a write from a foreign origin, and
 * every refusal as RFC 9457 problem JSON in the viewer's language. Handlers load the record they are about before they
 * call `readJson`, so that a foreign id is 404 before its body is even parsed.
 */
export function route<Params = Record<string, never>>(handler: Handler<Params>) {
  return (request: NextRequest, context: Context<Params>): Promise<Response> =>
    answer(handler, request, context, request.headers.get("x-request-id") ?? crypto.randomUUID());
}

/** The same for a route that stays out of the matcher of `proxy.ts`, where Next would cut its body: sets that file's headers itself. */
export function uploadRoute<Params = Record<string, never>>(handler: Handler<Params>) {
  return async (request: NextRequest, context: Context<Params>): Promise<Response> => {
    const requestId = crypto.randomUUID();
    const response = await answer(handler, request, context, requestId);
    secureHeaders(response.headers, requestId);
    response.headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    // Of what was too large the rest may still be on its way, and nobody is going to read it.
    if (response.status === ERROR_STATUS.TOO_LARGE) response.headers.set("connection", "close");
    return response;
  };
}

async function answer<Params>(
  handler: Handler<Params>,
  request: NextRequest,
  context: Context<Params>,
  requestId: string,
): Promise<Response> {
  let locale: Viewer["locale"] = "zh-CN";
  try {
    const viewer = await requireViewer();
    locale = viewer.locale;
    if (!SAFE_METHODS.includes(request.method) && !isSameOrigin(request.headers)) {
      throw new AppError("FORBIDDEN", "badOrigin");
    }
    const response = await handler(viewer, request, await context.params);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return request.method === "HEAD" || request.signal.aborted ? await withoutBody(response) : response;
  } catch (error) {
    return problem(error, locale, requestId);
  }
}

/** Next neither reads nor ends the body of an answer that nobody waits for: the file behind it would stay open. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

/** The request's JSON body, checked. Throws INVALID when it is too large, no JSON, or not of the schema's shape. */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  return parseInput(schema, parseJson(await readText(request)));
}

/** The same where all of it may be left out, and the body with it. */
export async function readOptionalJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readText(request);
  return parseInput(schema, text.trim() === "" ? {} : parseJson(text));
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new AppError("INVALID", "bodyTooLarge", { values: { kilobytes: 256 } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID", "badJson");
  }
}

function problem(error: unknown, locale: Viewer["locale"], requestId: string): Response {
  const expected = error instanceof AppError ? error : null;
  if (!expected) log.error({ requestId, err: error }, "request failed");
  const status = expected ? ERROR_STATUS[expected.code] : 500;
  const errors = expected ? fieldFaults(locale, expected) : [];
  const body = {
    type: "about:blank",
    title: STATUS_CODES[status],
    status,
    detail: expected ? errorText(locale, expected.key, expected.values) : errorText(locale, "unexpected"),
    code: expected?.code ?? "UNEXPECTED",
    ...(errors.length > 0 && { errors }),
    ...(expected?.current !== undefined && { current: expected.current }),
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });
}
