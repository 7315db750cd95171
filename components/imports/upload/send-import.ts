import type { ActionError } from "@/lib/action";

/** The form of an upload: fields first, so that the server knows what comes before the first byte of a file. */
export interface ImportForm {
  address: string;
  fields: Record<string, string>;
  files: readonly File[];
}

export type ImportAnswer = { kind: "done"; id: string } | { kind: "refused"; error: ActionError } | { kind: "lost" };

/** Posts files to be previewed; XMLHttpRequest, because fetch tells nothing of how much has been sent. */
export function sendImport(
  { address, fields, files }: ImportForm,
  onProgress: (progress: number) => void,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  return new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
    for (const file of files) form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => resolve(importAnswer(request.status, request.responseText));
    request.onerror = () => resolve({ kind: "lost" });
    request.onabort = () => resolve({ kind: "lost" });
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", address);
    // The answer comes when the files have arrived; how far reading is, is asked for on the page of the preview.
    request.setRequestHeader("prefer", "respond-async");
    request.send(form);
  });
}

/** What the server's answer means. Without a sentence it was a proxy on the way that answered. */
export function importAnswer(status: number, body: string): ImportAnswer {
  const answer = parse(body);
  if (status >= 200 && status < 300 && typeof answer.id === "string") return { kind: "done", id: answer.id };
  if (typeof answer.detail !== "string" || typeof answer.code !== "string") return { kind: "lost" };
  const { code, detail, requestId } = answer;
  return {
    kind: "refused",
    error: {
      code: code as ActionError["code"],
      message: detail,
      requestId: typeof requestId === "string" ? requestId : undefined,
    },
  };
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
