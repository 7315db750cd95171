import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { AppError, ERROR_STATUS } from "@/lib/errors";
import { log } from "@/lib/log";
import { signIn, signOut } from "@/lib/users/sign-in/mutations";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth answers every failure with 401 and an `error` in an address; a database that is down must not look like a wrong password. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  let status: number | undefined;
  const options = authOptions({
    signOut,
    signIn: async (credentials, client) => {
      try {
        return await signIn(credentials, client);
      } catch (error) {
        const isRefusal = error instanceof AppError;
        if (!isRefusal) log.error({ requestId: request.headers.get("x-request-id"), err: error }, "sign-in failed");
        status = isRefusal ? ERROR_STATUS[error.code] : 503;
        throw new Error(isRefusal ? `rateLimited:${error.values?.minutes}` : "unavailable");
      }
    },
  });
  const response: Response = await NextAuth(request, context, options);
  return status ? new Response(response.body, { status, headers: response.headers }) : response;
}

export { handle as GET, handle as POST };
