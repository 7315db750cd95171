import { createHash, randomBytes } from "node:crypto";
import { request as send } from "node:http";
import type { APIRequestContext } from "@playwright/test";
import { clientFor } from "./access/client";
import { expect, test } from "./fixtures";

// What only the running program shows: bodies that are larger than Next lets pass its proxy, lines that are cut, and headers. The
// two hundred hostile files are tried against the route in app/api/v1/attachments/route.test.ts.

const MB = 1024 * 1024;
const ADDRESS = "/api/v1/attachments";
const url = () => process.env.E2E_URL ?? "";
let head: APIRequestContext;

test.beforeAll(async ({ playwright }) => {
  head = await clientFor(playwright.request, url(), "head");
});

test.afterAll(() => head.dispose());

/** A text that no other is equal to. */
const textOf = (size: number) =>
  Buffer.concat([Buffer.from(`材料 ${randomBytes(8).toString("hex")}\n`), Buffer.alloc(size, "x")]);

const post = (content: Buffer, name = "材料.txt", headers: Record<string, string> = {}) =>
  head.post(ADDRESS, {
    multipart: { file: { name, mimeType: "text/plain", buffer: content } },
    headers,
    timeout: 60_000,
  });

test("a file of 30 MB arrives whole, with the headers of every other answer", async () => {
  const content = textOf(30 * MB);
  const response = await post(content);
  expect(response.status()).toBe(201);
  const sha256 = createHash("sha256").update(content).digest("hex");
  expect(await response.json()).toMatchObject({ name: "材料.txt", size: content.length, type: "text/plain", sha256 });
  expect(response.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  });
  const other = (await head.get("/api/v1/duties?size=1")).headers();
  for (const name of [
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
    "x-content-type-options",
  ]) {
    expect(response.headers()[name], name).toBe(other[name]);
  }
});

test("over 50 MB is 413, another origin 403, nobody 401, another type 415, each as problem JSON", async ({
  playwright,
}) => {
  const nobody = await clientFor(playwright.request, url());
  const small = { file: { name: "a.txt", mimeType: "text/plain", buffer: textOf(10) } };
  const answers = [
    [413, await post(textOf(50 * MB))],
    [403, await post(textOf(10), "a.txt", { origin: "https://evil.example" })],
    [403, await post(textOf(10), "a.txt", { origin: "null" })],
    [401, await nobody.post(ADDRESS, { multipart: small })],
    [415, await post(Buffer.from("<html><script>alert(1)</script>"), "a.html")],
    [415, await post(Buffer.from("<html><script>alert(1)</script>"), "a.txt")],
    [422, await post(Buffer.alloc(0))],
  ] as const;
  for (const [status, response] of answers) {
    expect(response.status()).toBe(status);
    expect(response.headers()["content-type"]).toContain("application/problem+json");
    expect((await response.json()).status).toBe(status);
  }
  await nobody.dispose();
});

test("of three hundred at once those are looked at that find a place; the others are told to wait", async () => {
  test.setTimeout(120_000);
  const sent = await Promise.all(Array.from({ length: 300 }, () => post(textOf(1000), "a.html")));
  const statuses = sent.map((response) => response.status());
  expect(statuses.filter((status) => status !== 415 && status !== 429)).toEqual([]);
  expect(statuses.filter((status) => status === 415).length).toBeGreaterThanOrEqual(23);
  expect((await post(textOf(10))).status()).toBe(201);
});

test("lines that are cut leave the program as it was", async () => {
  const cookie = (await head.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const opening = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
  for (let round = 0; round < 10; round++) {
    const headers = {
      cookie,
      origin: url(),
      "content-type": "multipart/form-data; boundary=b",
      "content-length": 5 * MB,
    };
    const line = send(`${url()}${ADDRESS}`, { method: "POST", headers });
    line.on("error", () => {});
    line.write(opening);
    await new Promise((resolve) => line.write(Buffer.alloc(round * 100_000, "x"), resolve));
    const closed = new Promise((resolve) => line.once("close", resolve));
    line.destroy();
    await closed;
  }
  // More than have a place at once: the cut ones have left theirs.
  const after = await Promise.all(Array.from({ length: 6 }, () => post(textOf(10))));
  expect(after.map((response) => response.status())).toEqual(Array(6).fill(201));
});
