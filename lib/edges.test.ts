import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { proxy } from "@/proxy";
import { action } from "./action";
import { cookieSecret } from "./auth/cookies";
import type { Viewer } from "./auth/viewer";
import { conflict, notFound } from "./errors";
import { readJson, route } from "./route";
import { useDatabase } from "./testing/database";
import { makeGovernment, makePerson, makeSession } from "./testing/people";

const db = useDatabase();
const HOME = "http://localhost:3000";
const request = { cookie: undefined as string | undefined, headers: new Headers() };

vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
  headers: async () => request.headers,
}));
vi.mock("next/cache", () => ({ revalidatePath: vi.fn() }));

let viewer: Viewer;
let cookie: string;

beforeAll(async () => {
  viewer = await makePerson("OFFICE", (await makeGovernment()).officeId);
  cookie = await encode({ token: { sid: await makeSession(viewer) }, secret: cookieSecret() });
});

beforeEach(() => {
  request.cookie = cookie;
  request.headers = new Headers({ origin: HOME, "x-request-id": "r1" });
});

const body = z.strictObject({ reason: z.string().min(2), size: z.int().max(9).optional() });

describe("a route handler", () => {
  const answers = route<{ id: string }>(async (person, incoming, { id }) => {
    if (id === "foreign") throw notFound();
    if (id === "stale") throw conflict({ version: 2 });
    if (id === "broken") throw new Error("secret");
    if (incoming.method === "GET") return Response.json({ name: person.name });
    return Response.json(await readJson(incoming, body));
  });
  const send = (id: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) =>
    answers(new NextRequest(`${HOME}/api/v1/x`, { headers: request.headers, ...init }), {
      params: Promise.resolve({ id }),
    });
  const post = (id: string, text: string) => send(id, { method: "POST", body: text });

  test("answers its viewer, stored nowhere", async () => {
    const response = await send("1");
    expect(await response.json()).toEqual({ name: viewer.name });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test.each(["HEAD", "GET"])("lets go of a stream that nobody is going to read: %s", async (method) => {
    const cancel = vi.fn();
    const streams = route(async () => new Response(new ReadableStream({ cancel }), { headers: { "x-kept": "1" } }));
    const signal = method === "GET" ? AbortSignal.abort() : undefined;
    const response = await streams(new NextRequest(`${HOME}/api/v1/x`, { method, signal }), {
      params: Promise.resolve({}),
    });
    expect(cancel).toHaveBeenCalledOnce();
    expect([response.status, response.body, response.headers.get("x-kept")]).toEqual([200, null, "1"]);
  });

  test("is 401 without a session, in problem JSON with a number", async () => {
    request.cookie = undefined;
    const response = await send("1");
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      code: "UNAUTHENTICATED",
      detail: "登录已失效，请重新登录。",
      requestId: "r1",
    });
  });

  test.each([undefined, "null", "http://evil.test"])("is 403 for a write from %s", async (origin) => {
    const response = await send("1", { method: "POST", body: "{}", headers: origin ? { origin } : {} });
    expect([response.status, (await response.json()).code]).toEqual([403, "FORBIDDEN"]);
  });

  test("is 404 for a foreign id before its body is parsed", async () => {
    expect((await post("foreign", "no json")).status).toBe(404);
  });

  test("names every field at fault", async () => {
    const response = await post("1", '{"reason":"x","size":10}');
    expect([response.status, await response.json()]).toMatchObject([
      422,
      {
        code: "INVALID",
        errors: [
          { field: "reason", message: "至少填写 2 个字符。" },
          { field: "size", message: "不能大于 9。" },
        ],
      },
    ]);
  });

  test("refuses what is no JSON, unknown fields and large bodies", async () => {
    expect((await post("1", "{")).status).toBe(422);
    expect((await post("1", '{"reason":"ok","extra":1}')).status).toBe(422);
    expect((await post("1", JSON.stringify({ reason: "长".repeat(100_000) }))).status).toBe(422);
  });

  test("shows both versions of a stale edit and nothing of a fault", async () => {
    expect(await (await post("stale", "{}")).json()).toMatchObject({ status: 409, current: { version: 2 } });
    const broken = await (await send("broken")).text();
    expect(broken).toContain("UNEXPECTED");
    expect(broken).not.toContain("secret");
  });

  test("speaks the viewer's language", async () => {
    await db.user.update({ where: { id: viewer.userId }, data: { locale: "EN" } });
    expect((await (await send("foreign")).json()).detail).toMatch(/^This record/);
    await db.user.update({ where: { id: viewer.userId }, data: { locale: "ZH_CN" } });
  });

  test("lets nobody with an initial password through", async () => {
    await db.user.update({ where: { id: viewer.userId }, data: { mustChangePassword: true } });
    expect((await send("1")).status).toBe(403);
    await db.user.update({ where: { id: viewer.userId }, data: { mustChangePassword: false } });
  });
});

describe("an action", () => {
  const run = action(body, async (person, input) => {
    if (input.reason === "stale") throw conflict({ at: new Date(0) });
    if (input.reason === "broken") throw new Error("secret");
    return { by: person.userId };
  });

  test("calls the mutation with the viewer", async () => {
    expect(await run({ reason: "ok" })).toEqual({ ok: true, data: { by: viewer.userId } });
  });

  test("needs a session, our origin and a valid input", async () => {
    expect(await run({})).toMatchObject({
      error: { code: "INVALID", field: "reason", message: "填写有误，请检查标出的内容。" },
    });
    request.headers.delete("origin");
    expect(await run({ reason: "ok" })).toMatchObject({ error: { code: "FORBIDDEN" } });
    request.headers.set("origin", HOME);
    request.cookie = undefined;
    expect(await run({ reason: "ok" })).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
  });

  test("gives back the current version as plain data, and hides faults", async () => {
    expect(await run({ reason: "stale" })).toMatchObject({
      error: { code: "CONFLICT", current: { at: "1970-01-01T00:00:00.000Z" } },
    });
    const broken = await run({ reason: "broken" });
    expect(broken).toMatchObject({ ok: false, error: { code: "UNEXPECTED", requestId: "r1" } });
    expect(JSON.stringify(broken)).not.toContain("secret");
  });
});

describe("the proxy", () => {
  const pass = (init: { method?: string; headers?: Record<string, string> } = {}, path = "/duties?page=2&_rsc=1") =>
    proxy(new NextRequest(`${HOME}${path}`, init));

  test("gives each request its own nonce and number, whatever the client sent", () => {
    const [one, two] = [pass({ headers: { "x-request-id": "mine", "x-nonce": "mine" } }), pass()];
    const nonce = (response: Response) =>
      /'nonce-([0-9a-f]{32})'/.exec(response.headers.get("content-security-policy")!)![1];
    expect(nonce(one)).not.toBe(nonce(two));
    expect(one.headers.get("x-request-id")).not.toBe("mine");
    expect(one.headers.get("x-middleware-request-x-request-id")).toBe(one.headers.get("x-request-id"));
    expect(one.headers.get("x-middleware-request-x-nonce")).toBe(nonce(one));
    expect(one.headers.get("x-middleware-request-x-pathname")).toBe("/duties?page=2");
  });

  test("sets the headers that protect a page", () => {
    const { headers } = pass();
    expect(headers.get("content-security-policy")).toMatch(/object-src 'none'; base-uri 'none'/);
    expect(headers.get("content-security-policy")).not.toContain("unsafe-eval");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("lets data and files be no page", () => {
    for (const path of ["/api/v1/attachments/1", "/api/exports/duties.xlsx", "/api/v1/duties"]) {
      expect(pass({}, path).headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    }
  });

  test.each([
    ["POST", undefined, 403],
    ["DELETE", "http://evil.test", 403],
    ["POST", HOME, 200],
    ["GET", undefined, 200],
  ])("answers a %s with our cookie from %s with %d", (method, origin, status) => {
    const headers = { cookie: "zeren.session=x", ...(origin && { origin }) };
    expect(pass({ method, headers }).status).toBe(status);
  });

  test("leaves writes without a session to their handlers", () => expect(pass({ method: "POST" }).status).toBe(200));
});
