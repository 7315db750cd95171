import type { SendFile, UploadAnswer } from "./upload-store";

const ADDRESS = "/api/v1/attachments";

/** Posts one file; XMLHttpRequest, because fetch tells nothing of how much has been sent. */
export const sendFile: SendFile = ({ file, target }, onProgress, signal) =>
  new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(target)) if (value) form.append(name, value);
    // Last: the server knows where it belongs before its first byte comes.
    form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve({ kind: "lost" });
    request.onabort = () => resolve({ kind: "lost" });
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", ADDRESS);
    request.send(form);
  });

/** What the server's answer means for the queue. */
export function answerOf(status: number, body: string): UploadAnswer {
  if (status >= 200 && status < 300) return { kind: "done" };
  if (status === 401) return { kind: "signedOut" };
  const message = detailOf(body);
  // Busy, or broken: another try may do. Without a sentence it was a proxy on the way that answered.
  if (status === 429 || status >= 500 || message === undefined) return { kind: "lost", message };
  return { kind: "refused", message };
}

function detailOf(body: string): string | undefined {
  try {
    const { detail } = JSON.parse(body);
    return typeof detail === "string" ? detail : undefined;
  } catch {
    return undefined;
  }
}
