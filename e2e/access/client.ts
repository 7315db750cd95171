import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { APIRequest, APIRequestContext } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/accounts";

const SERVER = join(resolve(import.meta.dirname, "../.."), process.env.ZEREN_DIST_DIR || ".next");
const readJson = (path: string) => JSON.parse(readFileSync(join(SERVER, path), "utf8"));

/** Every page and route handler of the build, as its address pattern: "/duties/[id]". */
export function builtRoutes(): string[] {
  const routes: Record<string, string> = readJson("app-path-routes-manifest.json");
  return [...new Set(Object.values(routes))].sort();
}

export interface BuiltAction {
  /** "lib/duties/actions.ts#editDutyAction" */
  name: string;
  id: string;
  /** A page that carries the action. */
  path: string;
}

/** Every server action of the build: each is a door that anybody can knock at. */
export function builtActions(): BuiltAction[] {
  const routes: Record<string, string> = readJson("app-path-routes-manifest.json");
  const { node }: { node: Record<string, { filename: string; exportedName: string; workers: object }> } = readJson(
    "server/server-reference-manifest.json",
  );
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const page = Object.keys(workers).sort()[0] ?? "";
    const pattern = routes[page.replace(/^app/, "")] ?? "/";
    return { id, name: `${filename}#${exportedName}`, path: pattern.replaceAll(/\[\w+\]/g, crypto.randomUUID()) };
  });
}

/** A client that is signed in as the form does it, or not at all. It never follows a redirection. */
export async function clientFor(api: APIRequest, baseURL: string, username?: string): Promise<APIRequestContext> {
  const context = await api.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL }, maxRedirects: 0 });
  if (!username) return context;
  const { csrfToken } = await (await context.get("/api/auth/csrf")).json();
  const form = { csrfToken, username, password: DEMO_PASSWORD, callbackUrl: baseURL, json: "true" };
  const response = await context.post("/api/auth/callback/credentials", { form });
  if (response.status() !== 200) throw new Error(`signing in as ${username}: ${response.status()}`);
  return context;
}

/** The answer of any action; what `data` is, the caller of that action knows. */
export type ActionAnswer = { ok: true; data: unknown } | { ok: false; error: { code: string } };

/** Calls a server action as the browser does. */
export async function callAction(
  client: APIRequestContext,
  action: BuiltAction,
  input: unknown,
): Promise<ActionAnswer> {
  const response = await client.post(action.path, {
    headers: { "next-action": action.id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
    data: JSON.stringify([input === undefined ? "$undefined" : input]),
  });
  const text = await response.text();
  const line = /^1:(\{.*\})$/m.exec(text)?.[1];
  if (!line) throw new Error(`${action.name} answered ${response.status()}: ${text.slice(0, 300)}`);
  return JSON.parse(line);
}

/** "OK", or the code of the refusal. */
export const outcomeOf = (answer: ActionAnswer) => (answer.ok ? "OK" : answer.error.code);
