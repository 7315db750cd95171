import { gzipSync } from "node:zlib";
import autocannon from "autocannon";

const CONNECTIONS = 8;
const SECONDS = 5;
// The first requests of a page compile it.
const WARM_UP = 4;
const ROUNDS = 3;

export interface Load {
  requestsPerSecond: number;
  p50: number;
  p95: number;
}

/** Median of three rounds of eight connections; throws when an answer was not 200. */
export async function load(url: string, cookie: string): Promise<Load> {
  await once(url, cookie, WARM_UP);
  const rounds: Load[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await once(url, cookie, SECONDS));
  return {
    requestsPerSecond: median(rounds.map((one) => one.requestsPerSecond)),
    p50: median(rounds.map((one) => one.p50)),
    p95: median(rounds.map((one) => one.p95)),
  };
}

async function once(url: string, cookie: string, duration: number): Promise<Load> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration, headers: { cookie } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  // autocannon has no 95th percentile; the 97.5th is the nearest and errs on the slow side.
  return { requestsPerSecond: result.requests.average, p50: result.latency.p50, p95: result.latency.p97_5 };
}

/** Eight workers that repeat `work` for as long as a round: how fast the same SQL is without the program. */
export async function repeat(work: () => Promise<unknown>): Promise<Load> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { requestsPerSecond: times.length / SECONDS, p50: at(0.5), p95: at(0.95) };
}

/** Milliseconds of one answer read to its end, median of seven after a first. */
export async function time(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 8; run++) {
    const start = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    if (run > 0) times.push(performance.now() - start);
  }
  return median(times);
}

export interface PageBytes {
  html: number;
  htmlGzip: number;
  script: number;
  scriptGzip: number;
}

/** Bytes of a page and of the scripts it names; scripts for old browsers (nomodule) are left out. */
export async function bytes(url: string, cookie: string): Promise<PageBytes> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = [...new Set(tags.map(([, src]) => new URL(src ?? "", url).href))];
  const scripts = await Promise.all(sources.map(async (src) => Buffer.from(await (await fetch(src)).arrayBuffer())));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    html: Buffer.byteLength(html),
    htmlGzip: gzipSync(html).length,
    script: sum(scripts.map((script) => script.length)),
    scriptGzip: sum(scripts.map((script) => gzipSync(script).length)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
