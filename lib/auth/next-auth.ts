import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { cookieName, cookieOptions, cookieSecret, SESSION_HOURS, sessionCookieName } from "./cookies";
import { findSessionUser } from "./sessions";

export interface Client {
  ip: string;
  userAgent: string;
}

interface Doors {
  /** The id of a new session, or null when refused. What it throws reaches the sign-in page as `error`. */
  signIn: (credentials: { username: string; password: string }, client: Client) => Promise<string | null>;
  signOut: (sessionId: string) => Promise<void>;
}

/**
 * next-auth with one credentials provider. It can only issue a JWT for it, which nobody could revoke; so the JWT carries
 * nothing but the id of a Session row, and that row is checked on every request.
 */
export function authOptions({ signIn, signOut }: Doors): NextAuthOptions {
  // next-auth builds its addresses from this variable and from nothing that a client sends.
  process.env.NEXTAUTH_URL = env().publicUrl;
  return {
    secret: cookieSecret(),
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 60 * 60 },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      callbackUrl: { name: cookieName("next-auth.callback-url"), options: cookieOptions() },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/" },
    providers: [
      CredentialsProvider({
        credentials: { username: { type: "text" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const { username, password } = credentials ?? {};
          if (typeof username !== "string" || typeof password !== "string") return null;
          const id = await signIn({ username, password }, clientOf(request.headers ?? {}));
          return id === null ? null : { id };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      async session({ session, token }) {
        const person = typeof token.sid === "string" ? await findSessionUser(token.sid) : null;
        return { expires: session.expires, ...(person && { user: { name: person.name } }) };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await signOut(token.sid);
      },
    },
  };
}

/** The last hop's word for the address: Next's own server or the reverse proxy in front wrote it. */
function clientOf(headers: Record<string, unknown>): Client {
  const forwarded = String(headers["x-forwarded-for"] ?? "");
  // Cut, because the limiter keeps it for a while.
  const ip = forwarded.split(",").at(-1)?.trim().slice(0, 64) || "unknown";
  return { ip, userAgent: String(headers["user-agent"] ?? "") };
}
