import pino from "pino";

/** JSON lines on stdout; contents of records never go into the log. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "info", base: undefined });
