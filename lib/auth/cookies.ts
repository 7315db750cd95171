import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";

/** Absolute lifetime of a session. */
export const SESSION_HOURS = 12;

/** `__Host-` (and Secure) exactly when the public address is https; a browser would drop such a cookie over http. */
export const cookieName = (name: string): string => `${env().isHttps ? "__Host-" : ""}${name}`;

export const sessionCookieName = (): string => cookieName("zeren.session");

export const cookieOptions = () => ({
  httpOnly: true,
  sameSite: "lax" as const,
  path: "/",
  secure: env().isHttps,
});

/** The key that signs and encrypts the cookie. `prisma/start.ts` makes one when none is set. */
export function cookieSecret(): string {
  const { secret } = env();
  if (!secret) throw new Error("ZEREN_SECRET is not set: start the program with `npm start`");
  return secret;
}

/** The Session row's id in a cookie, or null when the cookie is missing, forged or out of date. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: cookieSecret() });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}
