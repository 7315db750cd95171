import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65535);
const onOff = z.enum(["on", "off"]);

/** Every environment variable the program reads. `.env.example` explains each. */
export const envSchema = z.object({
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .optional(),
  ZEREN_DATA_DIR: z.string().min(1).default(".data"),
  ZEREN_DEMO: onOff.optional(),
  ZEREN_PUBLIC_URL: z.string().refine(isOrigin).optional(),
  ZEREN_SECRET: z.string().min(32).optional(),
  ZEREN_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(30),
  ZEREN_DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  ZEREN_DIST_DIR: z
    .string()
    .regex(/^[\w.-]+$/)
    .default(".next"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

type Variable = keyof typeof envSchema.shape;

/** What each variable must be, for the person who set it wrongly. */
const EXPECTED: Record<Variable, readonly [zh: string, en: string]> = {
  DATABASE_URL: [
    "应形如 postgresql://用户:密码@主机:5432/数据库",
    "must look like postgresql://user:password@host:5432/database",
  ],
  PORT: ["应为 0–65535 的整数（0 表示自动选择空闲端口）", "must be a whole number 0–65535 (0 picks a free port)"],
  HOST: [
    "应为主机名或 IP 地址，如 127.0.0.1 或 0.0.0.0",
    "must be a host name or IP address such as 127.0.0.1 or 0.0.0.0",
  ],
  ZEREN_DATA_DIR: ["应为目录路径", "must be the path of a folder"],
  ZEREN_DEMO: ["应为 on 或 off", "must be on or off"],
  ZEREN_PUBLIC_URL: [
    "应为浏览器中使用的网址，不含路径，如 https://zeren.example.gov.cn",
    "must be the address used in the browser, without a path, such as https://zeren.example.gov.cn",
  ],
  ZEREN_SECRET: ["应不少于 32 个字符", "must have at least 32 characters"],
  ZEREN_IDLE_MINUTES: ["应为 5–720 的整数", "must be a whole number 5–720"],
  ZEREN_DATABASE_POOL: ["应为 2–100 的整数", "must be a whole number 2–100"],
  ZEREN_DIST_DIR: ["应为目录名，不含斜杠", "must be the name of a folder, without slashes"],
  LOG_LEVEL: [
    "应为 fatal、error、warn、info、debug、trace、silent 之一",
    "must be one of fatal, error, warn, info, debug, trace, silent",
  ],
};

type Source = Record<string, string | undefined>;

/**
 * One line per fault, Chinese and English, naming the variable; [] when all is well. A misspelt `ZEREN_…` is a fault too,
 * because it would silently do nothing. The values stay out of it: they may be secrets.
 */
export function envFaults(source: Source): string[] {
  const issues = envSchema.safeParse(withoutBlanks(source)).error?.issues ?? [];
  const wrong = [...new Set(issues.map((issue) => issue.path[0] as Variable))];
  const unknown = Object.keys(source).filter((name) => name.startsWith("ZEREN_") && !(name in envSchema.shape));
  return [
    ...wrong.map((name) => `${name}：${EXPECTED[name][0]} / ${EXPECTED[name][1]}`),
    ...unknown.map((name) => `${name}：没有这个变量，请对照 .env.example / unknown variable, see .env.example`),
  ];
}

/** The validated environment of the running server. `prisma/start.ts` has filled DATABASE_URL, ZEREN_PUBLIC_URL and ZEREN_SECRET. */
export function env() {
  return (cached ??= withDerived(parseEnv(process.env)));
}

/** The variables with their defaults; throws on a fault, so ask `envFaults` first. A blank variable counts as unset. */
export function parseEnv(source: Source): z.infer<typeof envSchema> {
  return envSchema.parse(withoutBlanks(source));
}

let cached: ReturnType<typeof withDerived> | undefined;

function withDerived(values: z.infer<typeof envSchema>) {
  const publicUrl = (values.ZEREN_PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, "");
  return {
    databaseUrl: values.DATABASE_URL,
    publicUrl,
    isHttps: publicUrl.startsWith("https://"),
    isDemo: values.ZEREN_DEMO === "on",
    secret: values.ZEREN_SECRET,
    idleMinutes: values.ZEREN_IDLE_MINUTES,
    databasePool: values.ZEREN_DATABASE_POOL,
  };
}

function withoutBlanks(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname } = new URL(value);
  return /^postgres(ql)?:$/.test(protocol) && /^\/[^/]+$/.test(pathname);
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, "");
}
