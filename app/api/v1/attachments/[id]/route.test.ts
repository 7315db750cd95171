import { randomBytes } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { pictureOf } from "@/lib/testing/contents";
import { useDatabase } from "@/lib/testing/database";
import { hangContent, storeContent } from "@/lib/testing/evidence";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { GET as preview } from "./preview/route";
import { GET as download } from "./route";

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock("@/lib/auth/viewer", async (original) => ({
  ...(await original<typeof import("@/lib/auth/viewer")>()),
  requireViewer: async () => session.viewer,
}));

useDatabase();
useFiles();

let town: Viewer;
beforeAll(async () => {
  town = await makePerson("LIAISON", (await makeGovernment()).townId);
  session.viewer = town;
});

const ask = (route: typeof download, id: string) =>
  route(new NextRequest(`http://localhost:3000/api/v1/attachments/${id}`), { params: Promise.resolve({ id }) });

const SAFE = {
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
};

test("a file comes as a download of its exact length, under its own name, and harmless", async () => {
  const bytes = randomBytes(100_000);
  const sha256 = await storeContent(bytes, { type: "text/plain" });
  const name = "整改\"报告'(终稿)*;\r\n😀.txt";
  const { id } = await hangContent(town, sha256, { name });
  const response = await ask(download, id);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({ ...SAFE, "content-length": "100000" });
  const disposition = response.headers.get("content-disposition") ?? "";
  expect(disposition).toMatch(/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? "")).toBe(name);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

test("a preview is shown inline as what it is, and as nothing else", async () => {
  const { id } = await hangContent(town, await storeContent(await pictureOf("png"), { type: "image/png" }));
  const response = await ask(preview, id);
  const { headers } = response;
  expect(Object.fromEntries(headers)).toMatchObject({ ...SAFE, "content-type": "image/webp" });
  expect(headers.get("content-length")).toBe(String((await response.arrayBuffer()).byteLength));
  const text = await hangContent(town, await storeContent("<script>".repeat(30_000), { type: "text/plain" }));
  const shown = await ask(preview, text.id);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    ...{ ...SAFE, "content-type": "text/plain; charset=utf-8", "x-preview-cut": "1" },
  });
});

test("a guessed address is 404 and says nothing, whatever is asked for", async () => {
  const foreign = await makePerson("LIAISON", (await makeGovernment()).townId);
  const hidden = await hangContent(foreign, await storeContent("别人的"));
  const answers = [];
  for (const id of [hidden.id, crypto.randomUUID(), "..%2f..%2fetc%2fpasswd", "1"]) {
    for (const route of [download, preview]) {
      const response = await ask(route, id);
      expect(response.status).toBe(404);
      const { requestId: _, ...body } = await response.json();
      answers.push(JSON.stringify(body));
    }
  }
  expect(new Set(answers).size).toBe(1);
});
