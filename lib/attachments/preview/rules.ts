/** How much of a text is shown, in bytes. */
export const TEXT_BYTES = 200 * 1024;

/** Text in UTF-8, else in GB18030, which Chinese Windows writes. A character that was cut off at the end is left out. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes, { stream: true });
  }
}
