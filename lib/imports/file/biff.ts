import { broken } from "./fault";

export interface BiffRecord {
  id: number;
  data: Buffer;
}

const CONTINUE = 0x3c;

/** Records from a place of the stream to its end. */
export function* recordsFrom(stream: Buffer, position: number): Generator<BiffRecord> {
  let at = position;
  while (at + 4 <= stream.length) {
    const length = stream.readUInt16LE(at + 2);
    if (at + 4 + length > stream.length) throw broken();
    yield { id: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** A record and those that continue it: one holds at most 8 KB. */
export function blocksOf(records: readonly BiffRecord[], index: number): Buffer[] {
  const blocks = [records[index]?.data ?? Buffer.alloc(0)];
  for (let next = index + 1; records[next]?.id === CONTINUE; next++) blocks.push((records[next] as BiffRecord).data);
  return blocks;
}

/** Reads numbers and texts over the seams of continued records; past the end it throws. */
export class BiffReader {
  readonly #blocks: readonly Buffer[];
  #block = 0;
  #at = 0;

  constructor(blocks: readonly Buffer[]) {
    this.#blocks = blocks;
  }

  get isAtEnd(): boolean {
    return this.#current === undefined;
  }

  /** The block that has bytes left. */
  get #current(): Buffer | undefined {
    while (this.#block < this.#blocks.length && this.#at >= (this.#blocks[this.#block] as Buffer).length) {
      this.#block += 1;
      this.#at = 0;
    }
    return this.#blocks[this.#block];
  }

  u8(): number {
    const block = this.#current;
    if (!block) throw broken();
    return block[this.#at++] as number;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  f64(): number {
    const bytes = Buffer.alloc(8);
    for (let index = 0; index < 8; index++) bytes[index] = this.u8();
    return bytes.readDoubleLE(0);
  }

  skip(length: number) {
    let left = length;
    while (left > 0) {
      const block = this.#current;
      if (!block) throw broken();
      const step = Math.min(left, block.length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** A text of so many characters, its flags before it. */
  text(length: number): string {
    return this.#characters(length, this.u8());
  }

  /** A text of the shared table: its length, flags, and behind it what is not read. */
  richText(): string {
    const length = this.u16();
    const flags = this.u8();
    const runs = flags & 8 ? this.u16() : 0;
    const readings = flags & 4 ? this.u32() : 0;
    const text = this.#characters(length, flags);
    this.skip(runs * 4 + readings);
    return text;
  }

  /** Where a text goes on in the next record, that begins with flags of its own. */
  #characters(length: number, flags: number): string {
    let isWide = (flags & 1) !== 0;
    let text = "";
    while (text.length < length) {
      const started = this.#block;
      const block = this.#current;
      // The long text of a formula goes on in a record that is not handed in here.
      if (!block) return text;
      if (text !== "" && this.#block !== started) {
        isWide = (this.u8() & 1) !== 0;
        continue;
      }
      const size = isWide ? 2 : 1;
      const count = Math.min(length - text.length, Math.floor((block.length - this.#at) / size));
      if (count === 0) throw broken();
      const end = this.#at + count * size;
      text += isWide ? block.toString("utf16le", this.#at, end) : block.toString("latin1", this.#at, end);
      this.#at = end;
    }
    return text;
  }
}
