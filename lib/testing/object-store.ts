import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

// s3rver keeps objects as S3 does, but takes any signature of version 4 ("unimplemented"). So a gate stands before it, which
// computes every signature itself, from Amazon's description, and compares the body with its hash.

const REGION = "us-east-1";
/** The account that s3rver knows. */
export const OBJECT_STORE_KEYS = { accessKey: "S3RVER", secretKey: "S3RVER" };

interface S3rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

/** Starts an S3-compatible store with the bucket "zeren" on a free port. */
export async function startObjectStore(directory: string) {
  const { default: Server } = (await import("s3rver" as string)) as { default: new (options: object) => S3rver };
  const options = { port: 0, address: "127.0.0.1", silent: true, directory };
  const store = new Server({ ...options, configureBuckets: [{ name: "zeren", configs: [] }] });
  const { port } = await store.run();
  const gate = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const { method = "", url = "", headers } = incoming;
    const fault = signatureFault({ method, url, headers, body }, OBJECT_STORE_KEYS);
    if (fault) return outgoing.writeHead(403, { "content-type": "application/xml" }).end(`<Code>${fault}</Code>`);
    const forwarded = send({ port, method, path: url, headers, host: "127.0.0.1" }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.end(body);
  });
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    async close() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await store.close();
    },
  };
}

interface SignedRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What S3 would say against a request: a wrong signature, an unknown account, a body that is not the one signed; null for nothing. */
export function signatureFault(
  { method, url, headers, body }: SignedRequest,
  { accessKey, secretKey }: typeof OBJECT_STORE_KEYS,
): string | null {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, key, day = "", region = "", signed = "", signature = ""] = parts.exec(headers.authorization ?? "") ?? [];
  if (key !== accessKey || region !== REGION) return "InvalidAccessKeyId";
  const payload = String(headers["x-amz-content-sha256"]);
  if (payload !== createHash("sha256").update(body).digest("hex")) return "XAmzContentSHA256Mismatch";
  for (const name of ["host", "x-amz-content-sha256", "x-amz-date"]) {
    if (!signed.split(";").includes(name)) return "AccessDenied";
  }
  const { pathname, searchParams } = new URL(url, "http://store");
  const query = [...searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
  const lines = signed.split(";").map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, " ")}\n`);
  const canonical = [method, pathname, query, lines.join(""), signed, payload].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hash].join("\n");
  const expected = [day, region, "s3", "aws4_request", text].reduce<Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    Buffer.from(`AWS4${secretKey}`),
  );
  return timingSafeEqual(expected, Buffer.from(signature, "hex")) ? null : "SignatureDoesNotMatch";
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
