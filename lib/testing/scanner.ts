import { rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

// In two parts, or this file would itself be taken for infected.
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${"ANTIVIRUS-TEST-FILE!$H+H*"}`;

/** A stand-in for ClamAV's daemon: speaks INSTREAM over a socket and knows one virus. */
export function makeScanner() {
  const path = join(tmpdir(), `zeren-clamd-${crypto.randomUUID()}.sock`);
  let server: Server | undefined;
  return {
    address: `unix:${path}`,
    /** @param answer what it says instead, to everything */
    start(answer?: string): Promise<void> {
      const current = createServer((socket) => {
        const hear = listener((content) => {
          const verdict = content.includes(EICAR) ? "stream: Eicar-Signature FOUND" : "stream: OK";
          socket.end(`${answer ?? verdict}\0`);
        });
        socket.on("error", () => socket.destroy());
        socket.on("data", hear);
      });
      server = current;
      return new Promise((resolve) => current.listen(path, resolve));
    },
    async stop(): Promise<void> {
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
      server = undefined;
      rmSync(path, { force: true });
    },
  };
}

const COMMAND = Buffer.from("zINSTREAM\0");

/** Puts the pieces together and calls back with the whole when its end has come. */
function listener(done: (content: Buffer) => void): (bytes: Buffer) => void {
  const pieces: Buffer[] = [];
  let waiting = Buffer.alloc(0);
  let isGreeted = false;
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    if (!isGreeted && waiting.length >= COMMAND.length) {
      isGreeted = waiting.subarray(0, COMMAND.length).equals(COMMAND);
      waiting = waiting.subarray(COMMAND.length);
    }
    while (isGreeted && waiting.length >= 4) {
      const length = waiting.readUInt32BE(0);
      if (length === 0) return done(Buffer.concat(pieces));
      if (waiting.length < 4 + length) return;
      pieces.push(waiting.subarray(4, 4 + length));
      waiting = waiting.subarray(4 + length);
    }
  };
}
