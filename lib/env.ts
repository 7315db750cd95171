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
  ZEREN_S3_ENDPOINT: z.string().refine(isOrigin).optional(),
  ZEREN_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
    .optional(),
  ZEREN_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  ZEREN_S3_ACCESS_KEY: z.string().min(1).optional(),
  ZEREN_S3_SECRET_KEY: z.string().min(1).optional(),
  ZEREN_CLAMAV: z
    .string()
    .regex(/^(unix:\/.+|[\w.-]+:\d{1,5}|\[[\da-f:]+\]:\d{1,5})$/i)
    .optional(),
  ZEREN_DISK_RESERVE_MB: z.coerce.number().int().min(0).max(10_000_000).default(1024),
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
  ZEREN_S3_ENDPOINT: [
    "应为对象存储的网址，不含路径，如 https://s3.example.gov.cn；五个 ZEREN_S3_ 变量须同时设置",
    "must be the address of the object store without a path, such as https://s3.example.gov.cn; set all five ZEREN_S3_ variables or none",
  ],
  ZEREN_S3_BUCKET: [
    "应为桶名；五个 ZEREN_S3_ 变量须同时设置",
    "must be the name of a bucket; set all five ZEREN_S3_ variables or none",
  ],
  ZEREN_S3_REGION: [
    "应为区域名，如 us-east-1；五个 ZEREN_S3_ 变量须同时设置",
    "must be a region such as us-east-1; set all five ZEREN_S3_ variables or none",
  ],
  ZEREN_S3_ACCESS_KEY: [
    "应为访问密钥；五个 ZEREN_S3_ 变量须同时设置",
    "must be the access key; set all five ZEREN_S3_ variables or none",
  ],
  ZEREN_S3_SECRET_KEY: [
    "应为密钥；五个 ZEREN_S3_ 变量须同时设置",
    "must be the secret key; set all five ZEREN_S3_ variables or none",
  ],
  ZEREN_CLAMAV: [
    "应形如 unix:/run/clamav/clamd.ctl 或 127.0.0.1:3310",
    "must look like unix:/run/clamav/clamd.ctl or 127.0.0.1:3310",
  ],
  ZEREN_DISK_RESERVE_MB: ["应为不小于 0 的整数", "must be a whole number, 0 or more"],
  LOG_LEVEL: [
    "应为 fatal、error、warn、info、debug、trace、silent 之一",
    "must be one of fatal, error, warn, info, debug, trace, silent",
  ],
};

const S3_VARIABLES = [
  "ZEREN_S3_ENDPOINT",
  "ZEREN_S3_BUCKET",
  "ZEREN_S3_REGION",
  "ZEREN_S3_ACCESS_KEY",
  "ZEREN_S3_SECRET_KEY",
] as const;

type Source = Record<string, string | undefined>;

/**
 * One line per fault, Chinese and English, naming the variable; [] when all is well. A misspelt `ZEREN_…` is a fault too,
 * because it would silently do nothing. The values stay out of it: they may be secrets.
 */
export function envFaults(source: Source): string[] {
  const issues = envSchema.safeParse(withoutBlanks(source)).error?.issues ?? [];
  const wrong = [...new Set([...issues.map((issue) => issue.path[0] as Variable), ...missingOfS3(source)])];
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

/** Of the variables of the object store those that lack, when others are set. */
function missingOfS3(source: Source): Variable[] {
  const set = withoutBlanks(source);
  const missing = S3_VARIABLES.filter((name) => set[name] === undefined);
  return missing.length === S3_VARIABLES.length ? [] : missing;
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
    dataDir: values.ZEREN_DATA_DIR,
    s3: s3Of(values),
    clamav: values.ZEREN_CLAMAV,
    diskReserveBytes: values.ZEREN_DISK_RESERVE_MB * 1024 * 1024,
  };
}

/** Where and as whom objects are stored; null: on the disk. */
function s3Of(values: z.infer<typeof envSchema>) {
  const { ZEREN_S3_ENDPOINT: endpoint, ZEREN_S3_BUCKET: bucket, ZEREN_S3_REGION: region } = values;
  const { ZEREN_S3_ACCESS_KEY: accessKey, ZEREN_S3_SECRET_KEY: secretKey } = values;
  if (!endpoint || !bucket || !region || !accessKey || !secretKey) return null;
  return { endpoint: endpoint.replace(/\/$/, ""), bucket, region, accessKey, secretKey };
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
