import { type NextRequest, NextResponse } from "next/server";
import { sessionCookieName } from "@/lib/auth/cookies";
import { isSameOrigin } from "@/lib/auth/origin";
import messages from "@/lib/i18n/messages/zh-CN/errors.json";
import { DATA_POLICY, secureHeaders } from "@/lib/secure-headers";

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/**
 * Headers, a nonce and a request id for every request, and a first refusal of forged writes. It is no lock: who may
 * read or change what is decided in lib/<feature>, where the data is.
 */
export function proxy(request: NextRequest): Response {
  const requestId = crypto.randomUUID();
  if (isForgedWrite(request)) return refusal(requestId);

  const nonce = crypto.randomUUID().replaceAll("-", "");
  const csp = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Set, not appended: whatever a client sent under these names is overwritten.
  headers.set("x-request-id", requestId);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", csp);
  headers.set("x-pathname", pathOf(request));

  const response = NextResponse.next({ request: { headers } });
  // What is set here a route cannot set otherwise.
  const isData = request.nextUrl.pathname.startsWith("/api/");
  response.headers.set("content-security-policy", isData ? DATA_POLICY : csp);
  secureHeaders(response.headers, requestId);
  return response;
}

/** A write that carries the session cookie and did not come from one of our pages. */
function isForgedWrite(request: NextRequest): boolean {
  if (SAFE_METHODS.includes(request.method) || !request.cookies.has(sessionCookieName())) return false;
  return !isSameOrigin(request.headers);
}

function refusal(requestId: string): Response {
  const body = {
    type: "about:blank",
    title: "Forbidden",
    status: 403,
    detail: messages.badOrigin,
    code: "FORBIDDEN",
    requestId,
  };
  const headers = new Headers({ "content-type": "application/problem+json; charset=utf-8" });
  secureHeaders(headers, requestId);
  return new Response(JSON.stringify(body), { status: 403, headers });
}

/** Styles may be inline because Base UI positions what floats with style attributes; scripts never. */
function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Where to return after signing in. */
function pathOf(request: NextRequest): string {
  const { pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete("_rsc");
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}

export const config = {
  // Everything but static files and the routes of uploads: Next cuts bodies over 10 MB that pass through here. Those routes set
  // these headers and refuse forged writes by themselves (`uploadRoute` in lib/route.ts).
  matcher: [
    "/((?!_next/static|_next/image|favicon\\.ico|icon\\.svg|robots\\.txt|pdfjs/|api/v1/attachments$|api/v1/imports$|api/v1/imports/[^/]+/files$|api/v1/templates$).*)",
  ],
};
