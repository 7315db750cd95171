/**
 * The header that makes a browser keep an answer as a file of this name: RFC 6266, with the name of RFC 8187 beside one in
 * ASCII for programs that know only that.
 */
export function attachmentDisposition(fileName: string, plainName = asciiName(fileName)): string {
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encodeFileName(fileName)}`;
}

const asciiName = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, "_");

/** RFC 8187: brackets, quotes and stars, which encodeURIComponent leaves, are not allowed either. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, "_")).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
