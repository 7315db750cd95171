import { DATA_POLICY } from "@/lib/secure-headers";

/** Whatever a stored file is, a browser neither runs it, nor guesses its type, nor keeps it, nor shows it inside a page. */
export const CONTENT_HEADERS = {
  "content-security-policy": DATA_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
} as const;
