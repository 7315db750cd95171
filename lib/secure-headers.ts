import { env } from "./env";

/** Data and files are no page: opened as one, they run nothing, load nothing and stand in no frame. */
export const DATA_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Sets what every answer carries, be it a page, data or a refusal. */
export function secureHeaders(headers: Headers, requestId: string): void {
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  headers.set("cache-control", "no-store");
  if (env().isHttps) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
}
