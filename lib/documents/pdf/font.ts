import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Noto Serif SC, the only font that a preview embeds (docs/decisions/021-pdf-preview-font.md). The files are read where npm
 * put them: a path, not an import, so that the bundler leaves 15 MB alone.
 */
const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@expo-google-fonts/noto-serif-sc");
export const FONT_FILES = {
  normal: join(FOLDER, "400Regular/NotoSerifSC_400Regular.ttf"),
  bold: join(FOLDER, "700Bold/NotoSerifSC_700Bold.ttf"),
};

/** What layout needs of a weight of the font, in shares of the type size. */
export interface FontMetrics {
  has(codePoint: number): boolean;
  width(text: string): number;
}

const metrics: { normal?: FontMetrics; bold?: FontMetrics } = {};

/** Read once per process. Chinese is as wide in both weights, Latin is not. */
export function fontMetrics(isBold = false): FontMetrics {
  const weight = isBold ? "bold" : "normal";
  return (metrics[weight] ??= readMetrics(readFileSync(FONT_FILES[weight])));
}

function readMetrics(file: Buffer): FontMetrics {
  const tables = new Map<string, number>();
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    tables.set(file.toString("latin1", entry, entry + 4), file.readUInt32BE(entry + 8));
  }
  const at = (name: string) => tables.get(name) ?? 0;
  const unitsPerEm = file.readUInt16BE(at("head") + 18);
  const longMetrics = file.readUInt16BE(at("hhea") + 34);
  const groups = characterGroups(file, at("cmap"));
  const glyphs = new Map<number, number>();
  const glyphOf = (codePoint: number) => {
    let glyph = glyphs.get(codePoint);
    if (glyph === undefined) glyphs.set(codePoint, (glyph = findGlyph(file, groups, codePoint)));
    return glyph;
  };
  const advance = (codePoint: number) =>
    file.readUInt16BE(at("hmtx") + 4 * Math.min(glyphOf(codePoint), longMetrics - 1)) / unitsPerEm;
  return {
    has: (codePoint) => glyphOf(codePoint) > 0,
    width(text) {
      let sum = 0;
      for (const character of text) sum += advance(character.codePointAt(0) ?? 0);
      return sum;
    },
  };
}

/** The table of the full Unicode range (format 12): runs of characters whose glyphs follow one another. */
function characterGroups(file: Buffer, cmap: number): { start: number; count: number } {
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + file.readUInt32BE(cmap + 8 + index * 8);
    if (file.readUInt16BE(subtable) === 12) return { start: subtable + 16, count: file.readUInt32BE(subtable + 12) };
  }
  throw new Error("The font has no table of all characters");
}

function findGlyph(file: Buffer, { start, count }: { start: number; count: number }, codePoint: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = start + middle * 12;
    if (codePoint < file.readUInt32BE(group)) high = middle - 1;
    else if (codePoint > file.readUInt32BE(group + 4)) low = middle + 1;
    else return file.readUInt32BE(group + 8) + codePoint - file.readUInt32BE(group);
  }
  return 0;
}
