import { broken } from "./fault";

/** Longest tag or comment that is waited for; real ones end within a few hundred characters. */
const MAX_TAG = 1024 * 1024;
const MAX_DEPTH = 500;

export interface XmlHandlers {
  /** `name` without its prefix; `written` are the attributes as they stand there, for `attributesOf`. */
  open(name: string, written: string): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML piece by piece. It knows no document types and no entities but XML's own five: what would need others is refused, and so
 * nothing can be fetched or blown up.
 */
export class XmlReader {
  readonly #handlers: XmlHandlers;
  #rest = "";
  #depth = 0;
  #isOpened = false;

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  write(piece: string) {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text[at] === "<" ? this.#markup(text, at) : this.#words(text, at);
      if (next === at) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_TAG) throw broken();
  }

  /** Whole is a document that closes what it opens. */
  end() {
    if (this.#depth !== 0 || !this.#isOpened || this.#rest.trim() !== "") throw broken();
  }

  #words(text: string, at: number): number {
    const found = text.indexOf("<", at);
    let end = found < 0 ? text.length : found;
    // An entity that has not come whole waits for the next piece.
    const and = found < 0 ? text.lastIndexOf("&") : -1;
    if (and >= at && text.length - and < 12 && !text.includes(";", and)) end = and;
    if (end > at && this.#depth > 0) this.#handlers.text(decoded(text.slice(at, end)));
    return end;
  }

  #markup(text: string, at: number): number {
    if (text.startsWith("<!", at)) return this.#declaration(text, at);
    if (text.startsWith("<?", at)) return after(text, "?>", at);
    const end = endOfTag(text, at);
    if (end < 0) return at;
    const isClosing = text[at + 1] === "/";
    const isEmpty = !isClosing && text[end - 1] === "/";
    const inner = text.slice(at + (isClosing ? 2 : 1), isEmpty ? end - 1 : end);
    const space = inner.search(/\s/);
    const name = local(space < 0 ? inner : inner.slice(0, space));
    if (name === "") throw broken();
    if (isClosing) this.#close(name);
    else {
      this.#isOpened = true;
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) throw broken();
      this.#handlers.open(name, space < 0 ? "" : inner.slice(space));
      if (isEmpty) this.#close(name);
    }
    return end + 1;
  }

  #close(name: string) {
    this.#depth -= 1;
    if (this.#depth < 0) throw broken();
    this.#handlers.close(name);
  }

  #declaration(text: string, at: number): number {
    if (text.startsWith("<!--", at)) return after(text, "-->", at);
    if (text.startsWith("<![CDATA[", at)) {
      const end = after(text, "]]>", at);
      if (end > at && this.#depth > 0) this.#handlers.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.length - at >= 9) throw broken();
    return at;
  }
}

/** Attributes by their names without prefixes; of two that then are the same, the first. */
export function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  // Sticky: where it does not fit it stops, instead of looking for a start in all that follows.
  const next = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  for (let found = next.exec(written); found; found = next.exec(written)) {
    attributes[local(found[1] ?? "")] ??= decoded(found[2] ?? found[3] ?? "");
  }
  return attributes;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

function after(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found < 0 ? at : found + mark.length;
}

/** Where the ">" of a tag is, one inside quotes aside; -1 when it has not come yet. */
function endOfTag(text: string, at: number): number {
  let end = text.indexOf(">", at);
  for (let quote = nextQuote(text, at, end); quote >= 0 && end >= 0; quote = nextQuote(text, quote, end)) {
    const closing = text.indexOf(text[quote] as string, quote + 1);
    if (closing < 0) return -1;
    if (closing > end) end = text.indexOf(">", closing);
    quote = closing + 1;
  }
  return end;
}

function nextQuote(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (text[at] === '"' || text[at] === "'") return at;
  return -1;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  });
}
