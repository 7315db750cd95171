import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { stopOrphan } from "./postgres/orphan.ts";
import { choosePlace, type Place } from "./postgres/place.ts";
import { StartError } from "./start/fault.ts";
import { freePort } from "./start/process.ts";

/** Superuser of the embedded cluster. */
const USER = "zeren";
const LOG_LIMIT = 5_000_000;

export interface PostgresServer {
  /** Connection string of one database of this server. */
  url(database: string): string;
  /** Fast shutdown: sessions are cut, everything committed is on disk. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, however that came. */
  ended: Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data directory on a free loopback port, creating the cluster the first time and
 * stopping a server that a killed parent left behind.
 * @param isThrowaway for tests only: no fsync, because the data need not survive a crash
 */
export async function startPostgres(dataDir: string, { isThrowaway = false } = {}): Promise<PostgresServer> {
  mkdirSync(dataDir, { recursive: true });
  const place = await choosePlace(dataDir);
  const password = readOrCreatePassword(dataDir);
  const logFile = join(dataDir, "postgres.log");
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) rmSync(logFile);
  if (!existsSync(join(place.cluster, "PG_VERSION"))) initialise(place, dataDir, password.value, isThrowaway);
  else {
    await stopOrphan(place.cluster);
    if (password.isNew) resetPassword(place, password.value);
  }
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const child = launch(place, port, logFile, isThrowaway);
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const url = (database: string) => `postgresql://${USER}:${password.value}@127.0.0.1:${port}/${database}`;
    if (await accepts(child, url("postgres"))) return { url, ended, stop: () => stop(child, ended) };
    const log = readFileSync(logFile, "utf8").slice(logStart);
    // The free port was taken meanwhile, or backends of a killed server are still leaving: both pass.
    const isPassing = /Address already in use|shared memory block|lock file/.test(log);
    if (!isPassing || attempt === 5) throw startFault(log, logFile);
    await sleep(500 * attempt);
  }
}

function readOrCreatePassword(dataDir: string) {
  const file = join(dataDir, "postgres.password");
  if (existsSync(file)) return { value: readFileSync(file, "utf8").trim(), isNew: false };
  const value = randomBytes(24).toString("hex");
  writeFileSync(file, value, { mode: 0o600 });
  return { value, isNew: true };
}

/** `initdb` works in a folder of its own that is renamed when complete, so that a killed one leaves no half cluster. */
function initialise({ cluster, bin, account }: Place, dataDir: string, password: string, isThrowaway: boolean) {
  const partial = `${cluster}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  const passwordFile = `${cluster}.initdb`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
  // The builtin provider knows Unicode without any locale installed on the machine.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const flags = [
    `--pgdata=${partial}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    ...locale,
  ];
  const result = spawnSync(
    join(bin, "initdb"),
    [...flags, "--no-instructions", ...(isThrowaway ? ["--no-sync"] : [])],
    {
      ...account,
      cwd: "/",
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw startFault(`${result.error ?? ""}\n${result.stderr ?? ""}`, dataDir);
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(partial, cluster);
}

function launch({ cluster, bin, account }: Place, port: number, logFile: string, isThrowaway: boolean): ChildProcess {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    "log_timezone=UTC",
    "shared_buffers=64MB",
    ...(isThrowaway ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"] : []),
  ];
  // A file, not a pipe: a pipe would break when we are killed. A session of its own: Ctrl-C must reach only us,
  // so that the web server stops before its database.
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(
    join(bin, "postgres"),
    ["-D", cluster, "-p", String(port), ...settings.flatMap((s) => ["-c", s])],
    {
      ...account,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  child.on("error", () => undefined); // reported through accepts()
  closeSync(log);
  return child;
}

/** True once the server answers; false when it ended instead. Waits as long as crash recovery takes. */
async function accepts(child: ChildProcess, url: string): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === "28P01")
        await stop(child, new Promise((done) => child.once("exit", () => done())));
      await sleep(40);
    }
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGQUIT"), 20_000); // the write-ahead log heals an immediate stop
  await ended;
  clearTimeout(timer);
}

/** The password file was lost: set a new one in single-user mode. */
function resetPassword({ cluster, bin, account }: Place, password: string) {
  const input = `ALTER ROLE ${USER} PASSWORD '${password}';\n`;
  spawnSync(join(bin, "postgres"), ["--single", "-D", cluster, "postgres"], {
    ...account,
    cwd: "/",
    input,
    stdio: ["pipe", "ignore", "ignore"],
  });
}

function startFault(log: string, where: string): StartError {
  if (/No space left|ENOSPC/.test(log)) {
    return new StartError(
      `磁盘已满，数据库无法启动：请清理 ${where} 所在的磁盘`,
      `the disk is full: free some space on the disk of ${where}`,
    );
  }
  const lines = log.split("\n").filter((line) => /FATAL|PANIC|error|Error|could not|HINT/.test(line));
  const reason = (lines.length ? lines : log.trim().split("\n")).slice(-3).join(" | ").trim();
  return new StartError(
    `内置 PostgreSQL 未能启动：${reason}（详见 ${where}）`,
    `the embedded PostgreSQL did not start: ${reason} (see ${where})`,
  );
}
