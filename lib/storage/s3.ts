import { openAsBlob } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { AwsV4Signer } from "aws4fetch";
import { isKey, placeOf, type Store, type StoredObject } from "./objects";

export interface S3Config {
  /** "https://s3.example.gov.cn", without a path. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

/** SHA-256 of nothing: the payload of requests without a body. */
const NO_PAYLOAD = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Until the answer begins; a body may then take as long as it needs. */
const ANSWER_MS = 60_000;

/** Contents in an S3-compatible object store, as `<bucket>/ab/<sha256>`. The key is the hash that the signature covers. */
export function s3Store(config: S3Config): Store {
  const objectUrl = (key: string) => `${config.endpoint}/${config.bucket}/${placeOf(key)}`;
  return {
    async put(tempPath, key, size) {
      const url = objectUrl(key);
      // A blob of a file is read as it is sent, and has the length that a signed PUT must announce.
      const body = await openAsBlob(tempPath);
      if (body.size !== size) throw new Error("the temporary file has another size");
      await drop(await send(config, "PUT", url, { payload: key, body }));
    },
    async open(key) {
      const response = await send(config, "GET", objectUrl(key));
      if (!response.body) throw new Error("the object store sent no body");
      return Readable.fromWeb(response.body as ReadableStream);
    },
    async stat(key) {
      const response = await send(config, "HEAD", objectUrl(key), { isMissingFine: true });
      await drop(response);
      if (response.status === 404) return null;
      const modifiedAt = new Date(response.headers.get("last-modified") ?? 0);
      return { key, size: Number(response.headers.get("content-length")), modifiedAt };
    },
    async remove(key) {
      await drop(await send(config, "DELETE", objectUrl(key), { isMissingFine: true }));
    },
    async *list() {
      for (let token: string | null = null, page = 0; token !== null || page === 0; page++) {
        const query = new URLSearchParams({ "list-type": "2", ...(token !== null && { "continuation-token": token }) });
        const response = await send(config, "GET", `${config.endpoint}/${config.bucket}/?${query}`);
        const xml = await response.text();
        yield* objectsIn(xml);
        token = elementIn(xml, "NextContinuationToken");
      }
    },
  };
}

interface Sending {
  /** SHA-256 of the body. */
  payload?: string;
  body?: Blob;
  isMissingFine?: boolean;
}

async function send(config: S3Config, method: string, url: string, sending: Sending = {}): Promise<Response> {
  const { payload = NO_PAYLOAD, body, isMissingFine = false } = sending;
  const signed = await new AwsV4Signer({
    method,
    url,
    service: "s3",
    region: config.region,
    accessKeyId: config.accessKey,
    secretAccessKey: config.secretKey,
    headers: { "x-amz-content-sha256": payload },
  }).sign();
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), body ? 5 * ANSWER_MS : ANSWER_MS);
  try {
    // A redirection would carry the signature to whoever is named in it.
    const init = { method, headers: signed.headers, body, signal: abort.signal, redirect: "error" } as const;
    const response = await fetch(signed.url, init);
    if (response.ok || (isMissingFine && response.status === 404)) return response;
    await drop(response);
    throw new Error(`the object store answered ${method} with ${response.status}`);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads the rest of an answer, so that its connection can be used again. */
async function drop(response: Response): Promise<void> {
  await response.arrayBuffer();
}

/** The answer is flat, and of our own keys; a parser of XML would only add doors. */
function objectsIn(xml: string): StoredObject[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, one = ""]) => {
    const key = elementIn(one, "Key")?.split("/").at(-1) ?? "";
    if (!isKey(key) || elementIn(one, "Key") !== placeOf(key)) return [];
    return { key, size: Number(elementIn(one, "Size")), modifiedAt: new Date(elementIn(one, "LastModified") ?? 0) };
  });
}

function elementIn(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };
  return text?.replace(/&\w+;/g, (entity) => entities[entity] ?? entity) ?? null;
}
