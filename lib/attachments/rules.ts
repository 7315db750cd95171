import type { PreviewKind } from "./schema";

const MB = 1024 * 1024;

/** Media types that can be looked at, with the largest size for which that is sensible. Everything else is only downloaded. */
const PREVIEWS: ReadonlyMap<string, { kind: NonNullable<PreviewKind>; maxBytes: number }> = new Map([
  ["image/jpeg", { kind: "IMAGE", maxBytes: 50 * MB }],
  ["image/png", { kind: "IMAGE", maxBytes: 50 * MB }],
  ["image/webp", { kind: "IMAGE", maxBytes: 50 * MB }],
  ["image/gif", { kind: "IMAGE", maxBytes: 20 * MB }],
  ["application/pdf", { kind: "PDF", maxBytes: 50 * MB }],
  ["text/plain", { kind: "TEXT", maxBytes: 50 * MB }],
  ["application/zip", { kind: "ENTRIES", maxBytes: 50 * MB }],
] as const);

/** How a file may be looked at without downloading it. */
export function previewKind({ type, size }: { type: string; size: number }): PreviewKind {
  const preview = PREVIEWS.get(type);
  return preview && size <= preview.maxBytes ? preview.kind : null;
}

/** Why a content is not given out; null when it is. */
export function contentRefusal(
  { scan, clearedAt }: { scan: "UNSCANNED" | "PENDING" | "CLEAN" | "INFECTED"; clearedAt: Date | null },
  hasScanner: boolean,
): "fileCleared" | "fileInfected" | "fileScanning" | null {
  if (clearedAt !== null) return "fileCleared";
  if (scan === "INFECTED") return "fileInfected";
  return scan === "PENDING" && hasScanner ? "fileScanning" : null;
}
