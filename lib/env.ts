import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65535);
const onOff = z.enum(["on", "off"]);

/** Every environment variable the program reads. `.env.example` explains each. */
export const envSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  ZEREN_DATA_DIR: z.string().min(1).default(".data"),
  ZEREN_DEMO: onOff.optional(),
  ZEREN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ZEREN_SECRET: z.string().min(32).optional(),
  ZEREN_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(30),
  ZEREN_DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

/** One line per fault, Chinese and English, naming the variable; [] when all is well. Implemented once for start-up and server. */
export function envFaults(source: Record<string, string | undefined>): string[] {
  const parsed = envSchema.safeParse(source);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

/** The validated environment of the running server. `prisma/start.ts` has filled DATABASE_URL, ZEREN_PUBLIC_URL and ZEREN_SECRET. */
export function env() {
  return (cached ??= withDerived(envSchema.parse(process.env)));
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
