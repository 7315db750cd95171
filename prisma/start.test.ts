import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { useDatabase } from "@/lib/testing/database";
import { withClient } from "./start/database";
import { issueSetupLink } from "./start/first-data";
import { takeLock, writeRunning } from "./start/lock";

const db = useDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "zeren-start-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Runs a start that must fail, and gives what it printed. */
function failedStart(extra: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ZEREN_DATA_DIR: dataDir, ZEREN_SECRET: "", DATABASE_URL: "", ...extra };
    const child = spawn(process.execPath, ["prisma/start.ts"], { env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("close", (code) => (code === 1 ? resolve(output) : reject(new Error(`exit code ${code}\n${output}`))));
  });
}

async function takenPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: String((server.address() as { port: number }).port), close: () => server.close() };
}

test("all faults of the environment are listed together", async () => {
  const output = await failedStart({ PORT: "abc", ZEREN_DEMO: "maybe", ZEREN_PUBLIC_URL: "here" });
  expect(output).toMatch(/PORT[\s\S]*ZEREN_DEMO[\s\S]*ZEREN_PUBLIC_URL/);
  expect(output).not.toContain("    at ");
});

test("a taken port is named, with a way out", async () => {
  const { port, close } = await takenPort();
  const output = await failedStart({ PORT: port, HOST: "127.0.0.1" });
  close();
  expect(output).toContain(`端口 ${port} 已被其他程序占用`);
});

test("a second start on the same data says which process runs", async () => {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)", "prisma/start.ts"]);
  writeRunning(dataDir, { pid: other.pid!, port: 4321 });
  const output = await failedStart({ PORT: "0" });
  other.kill();
  rmSync(join(dataDir, "running.json"), { force: true });
  expect(output).toContain(`进程 ${other.pid}，端口 4321`);
});

test("the lock of a dead process, or a broken one, is taken over", async () => {
  writeRunning(dataDir, { pid: 2 ** 22 + 1, port: 1 });
  await takeLock(dataDir, 1);
  writeFileSync(join(dataDir, "running.json"), "{");
  await takeLock(dataDir, 1);
  rmSync(join(dataDir, "running.json"));
});

test.each([
  ["nobody listens", (url: URL) => (url.port = "1"), "无法连接数据库"],
  ["wrong password", (url: URL) => (url.password = "secret-word"), "拒绝用户"],
  ["no such database", (url: URL) => (url.pathname = "/absent"), "不存在"],
])("DATABASE_URL: %s", async (_, change, sentence) => {
  const url = new URL(process.env.DATABASE_URL!);
  change(url);
  const output = await failedStart({ PORT: "0", DATABASE_URL: url.href });
  expect(output).toContain(sentence);
  expect(output).not.toContain(url.password);
});

test("the set-up link is new at each start and stored as a hash only", async () => {
  const database = { url: process.env.DATABASE_URL! };
  const first = await issueSetupLink(database, "http://localhost:1");
  const second = await issueSetupLink(database, "http://localhost:1");
  expect(first).toMatch(/^http:\/\/localhost:1\/setup\?token=[\w-]{43}$/);
  expect(second).not.toBe(first);
  const { value } = await db.setting.findUniqueOrThrow({ where: { key: "setupToken" } });
  expect(JSON.stringify(value)).not.toContain(second!.split("=")[1]);
  expect(value).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("no link once there is a user", async () => {
  const id = "00000000-0000-7000-8000-000000000001";
  await withClient(process.env.DATABASE_URL!, async (client) => {
    await client.query("SET session_replication_role = replica"); // the user's unit does not matter here
    await client.query(
      `INSERT INTO "User" (id, username, name, "unitId", role, "passwordHash") VALUES ($1, 'a', 'a', $1, 'OFFICE', '')`,
      [id],
    );
  });
  expect(await issueSetupLink({ url: process.env.DATABASE_URL! }, "http://localhost:1")).toBeUndefined();
  expect(await db.setting.count({ where: { key: "setupToken" } })).toBe(0);
});
