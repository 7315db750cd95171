import { describe, expect, it } from "vitest";
import { MESSAGES, type Namespace } from "./messages";

/** "duties.title" → its text, for every leaf. */
function flatten(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
    flatten(child, path ? `${path}.${key}` : key),
  );
}

/** Names of the values and tags that a text takes: "{count, plural, …}" → "count", "<b>…</b>" → "<b>". */
function placeholders(text: string): string[] {
  const values = [...text.matchAll(/\{\s*([A-Za-z_]\w*)\s*[,}]/g)].map((match) => match[1]!);
  const tags = [...text.matchAll(/<([a-z]\w*)>/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...values, ...tags])].sort();
}

describe.each(Object.keys(MESSAGES["zh-CN"]) as Namespace[])("messages %s", (namespace) => {
  const zh = new Map(flatten(MESSAGES["zh-CN"][namespace]));
  const en = new Map(flatten(MESSAGES.en[namespace]));

  it("hold the same keys in both languages", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it("take the same placeholders in both languages", () => {
    for (const [key, text] of zh) {
      expect({ key, takes: placeholders(en.get(key) ?? "") }).toEqual({ key, takes: placeholders(text) });
    }
  });

  it("leave no text empty and use full-width punctuation in Chinese", () => {
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe("");
      expect(en.get(key)?.trim(), key).not.toBe("");
      const withoutArguments = text.replace(/\{[^{}]*\}/g, "");
      expect(withoutArguments, key).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
    }
  });
});
