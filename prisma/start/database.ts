import pg from "pg";
import { startPostgres } from "../postgres.ts";
import { StartError } from "./fault.ts";
import type { Settings } from "./settings.ts";
import { isShuttingDown, onShutdown, shutDown } from "./shutdown.ts";
import { say } from "./terminal.ts";

const MIN_VERSION = 15;

export interface Database {
  url: string;
}

/** The database that DATABASE_URL names, or the embedded one. */
export async function openDatabase({ databaseUrl, dataDir }: Settings): Promise<Database> {
  if (databaseUrl) {
    await checkServer(databaseUrl);
    return { url: databaseUrl };
  }
  const server = await startPostgres(dataDir);
  onShutdown(server.stop);
  void server.ended.then(() => {
    if (isShuttingDown()) return;
    say(
      "内置数据库意外停止，正在退出；再次执行 npm start 即可恢复",
      "the embedded database stopped unexpectedly; npm start again mends it",
    );
    void shutDown(1);
  });
  const command = (sql: string) => withClient(server.url("postgres"), (client) => client.query(sql));
  const { rowCount } = await command("SELECT 1 FROM pg_database WHERE datname = 'zeren'");
  if (!rowCount) await command("CREATE DATABASE zeren");
  return { url: server.url("zeren") };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function checkServer(url: string) {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || 5432}`;
  const { version, encoding } = await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    );
    return rows[0]!;
  }).catch((error: unknown) => {
    throw connectionFault(error as NodeJS.ErrnoException, where, pathname.slice(1), decodeURIComponent(username));
  });
  const major = Math.floor(Number(version) / 10_000);
  if (major < MIN_VERSION) {
    throw new StartError(
      `${where} 的 PostgreSQL 版本为 ${major}，需要 ${MIN_VERSION} 及以上`,
      `PostgreSQL at ${where} has version ${major}; ${MIN_VERSION} or newer is needed`,
    );
  }
  if (encoding !== "UTF8") {
    throw new StartError(
      `数据库的编码为 ${encoding}，应为 UTF8：请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建`,
      `the database is encoded in ${encoding}, UTF8 is needed: create it with ENCODING 'UTF8' TEMPLATE template0`,
    );
  }
}

/** Never shows the connection string: it holds the password. */
function connectionFault(error: NodeJS.ErrnoException, where: string, database: string, user: string): StartError {
  switch (error.code) {
    case "28P01":
    case "28000":
      return new StartError(
        `数据库 ${where} 拒绝用户 ${user}：请检查 DATABASE_URL 中的用户名和密码`,
        `${where} refuses user ${user}: check the user name and password in DATABASE_URL`,
      );
    case "3D000":
      return new StartError(
        `数据库 ${database} 在 ${where} 上不存在：请先新建（CREATE DATABASE "${database}"）`,
        `there is no database ${database} at ${where}: create it first (CREATE DATABASE "${database}")`,
      );
    default:
      return new StartError(
        `无法连接数据库 ${where}（${error.code ?? error.message}）：请确认 PostgreSQL 已启动，地址和端口与 DATABASE_URL 一致`,
        `cannot reach the database at ${where} (${error.code ?? error.message}): is PostgreSQL running there, and is DATABASE_URL right?`,
      );
  }
}
