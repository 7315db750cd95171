import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { envFaults, parseEnv } from "../../lib/env.ts";
import { StartError } from "./fault.ts";
import { freePort, portFault } from "./process.ts";

export const ROOT = resolve(import.meta.dirname, "../..");

/** Below this much free disk a start would fail half-way, or soon after. */
const MIN_FREE_MB = 200;

export type Settings = Awaited<ReturnType<typeof readSettings>>;

/** Reads and checks everything that was set from outside; throws StartError with all faults at once. */
export async function readSettings() {
  const file = join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const faults = envFaults(process.env);
  if (faults.length) {
    const list = faults.map((fault) => `\n    - ${fault}`).join("");
    throw new StartError(`环境变量有误：${list}`, "faulty environment variables, listed above");
  }
  const values = parseEnv(process.env);
  const isDemo = values.ZEREN_DEMO ? values.ZEREN_DEMO === "on" : !values.DATABASE_URL;
  // The passwords of the demo are printed in the documentation, so it does not leave this machine unless told to.
  const host = values.HOST ?? (isDemo ? "127.0.0.1" : "0.0.0.0");
  const port = values.PORT || (await freePort());
  const publicUrl = (values.ZEREN_PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, "");
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(ROOT, values.ZEREN_DATA_DIR),
    distDir: resolve(ROOT, values.ZEREN_DIST_DIR),
    secret: values.ZEREN_SECRET,
    isDemo,
    host,
    port,
    publicUrl,
  };
}

/** Makes the data folder, traversable for the postgres account but not readable, and checks the space on its disk. */
export function prepareDataDir(dataDir: string) {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      chmodSync(dataDir, 0o711);
    }
    const probe = join(dataDir, `.writable-${process.pid}`);
    writeFileSync(probe, "1");
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") throw diskFull(dataDir, 0);
    throw new StartError(
      `无法写入数据目录 ${dataDir}（${code}）：请检查权限，或把 ZEREN_DATA_DIR 设为可写的目录`,
      `cannot write to the data folder ${dataDir} (${code}): check its permissions or set ZEREN_DATA_DIR to a writable one`,
    );
  }
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free < MIN_FREE_MB) throw diskFull(dataDir, free);
}

export function diskFull(folder: string, free: number): StartError {
  return new StartError(
    `磁盘空间不足：${folder} 所在磁盘仅剩 ${free} MB，至少需要 ${MIN_FREE_MB} MB，请清理后重试`,
    `not enough disk space: ${free} MB left on the disk of ${folder}, ${MIN_FREE_MB} MB needed; free some and start again`,
  );
}

/** The key that signs sessions: the given one, else a random one that stays in the data folder. */
export function sessionSecret({ secret, dataDir }: Settings): string {
  if (secret) return secret;
  const file = join(dataDir, "secret");
  if (!existsSync(file) || readFileSync(file, "utf8").length < 32) {
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}

/** Refuses a port that something else listens on; ::1 too, because browsers try it first for "localhost". */
export async function checkPort({ port, host }: Settings) {
  const fault =
    (await portFault(port, host)) ?? ((await portFault(port, "::1")) === "EADDRINUSE" ? "EADDRINUSE" : undefined);
  if (!fault) return;
  if (fault === "EADDRINUSE") {
    throw new StartError(
      `端口 ${port} 已被其他程序占用：请先停止该程序，或换一个端口，如 PORT=${port + 1} npm start`,
      `port ${port} is in use by another program: stop it, or take another port, such as PORT=${port + 1} npm start`,
    );
  }
  throw new StartError(
    `无法监听 ${host}:${port}（${fault}）：请检查 HOST 与 PORT（1024 以下的端口需要特权）`,
    `cannot listen on ${host}:${port} (${fault}): check HOST and PORT (ports below 1024 need privileges)`,
  );
}
