import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";

export type Verdict = { result: "CLEAN" | "UNAVAILABLE" } | { result: "INFECTED"; signature: string };

const IDLE_MS = 30_000;

/**
 * Asks ClamAV's daemon about a content, which it gets streamed (INSTREAM): it needs no right to our files. UNAVAILABLE when it
 * cannot be reached or does not answer as it should; never throws. The stream is used up.
 * @param address "unix:/run/clamav/clamd.ctl" or "127.0.0.1:3310"
 */
export async function scanContent(content: Readable, address: string): Promise<Verdict> {
  const socket = connectTo(address);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  const answer = answerOf(socket);
  try {
    await once(socket, "connect");
    await write(socket, Buffer.from("zINSTREAM\0"));
    for await (const chunk of content as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, Buffer.concat([length, chunk]));
    }
    await write(socket, Buffer.alloc(4));
  } catch {
    // Content or line broke off: without the whole there is no verdict.
    socket.destroy();
  } finally {
    content.destroy();
  }
  const verdict = verdictOf(await answer);
  socket.destroy();
  return verdict;
}

function connectTo(address: string): Socket {
  if (address.startsWith("unix:")) return connect({ path: address.slice("unix:".length) });
  const place = address.lastIndexOf(":");
  return connect({ host: address.slice(0, place).replace(/^\[|\]$/g, ""), port: Number(address.slice(place + 1)) });
}

/** Everything that it says until the line is closed, from either side. */
function answerOf(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("utf8");
    if (text.length > 4096 || text.endsWith("\0")) socket.destroy();
  });
  socket.on("error", () => socket.destroy());
  return new Promise((resolve) => socket.once("close", () => resolve(text)));
}

/** Waits while the daemon is slower than we are; rejects when the line is gone. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const close = () => reject(new Error("closed"));
    socket.once("close", close);
    socket.write(bytes, (error) => {
      socket.off("close", close);
      if (error) reject(error);
      else resolve();
    });
  });
}

function verdictOf(answer: string): Verdict {
  const text = answer.replaceAll("\0", "").trim();
  const signature = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (signature) return { result: "INFECTED", signature: signature.slice(0, 200) };
  return { result: text === "stream: OK" ? "CLEAN" : "UNAVAILABLE" };
}
