import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");
const [lightPart = "", darkPart = ""] = css.slice(css.indexOf(":root {\n  color-scheme")).split("@variant dark");
const light = tokensOf(lightPart);
const dark = { ...light, ...tokensOf(darkPart.slice(0, darkPart.indexOf("@theme"))) };

type Oklch = [lightness: number, chroma: number, hue: number];

function tokensOf(text: string): Record<string, Oklch> {
  const found = [...text.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)];
  return Object.fromEntries(found.map(([, name, l, c, h]) => [name, [Number(l), Number(c), Number(h)]]));
}

/** WCAG relative luminance; out-of-gamut channels are clipped as a screen does. */
function luminance([l, c, h]: Oklch): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z);
  const green = clip(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z);
  const blue = clip(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ["surface", "surface-raised", "surface-sunken"];
const LAMPS = ["red", "yellow", "green", "grey", "done"];

const TEXT_ON: [string, string[]][] = [
  ["ink", [...SURFACES, "accent-soft"]],
  ["ink-muted", [...SURFACES, "accent-soft"]],
  ["accent", [...SURFACES, "accent-soft"]],
  ["accent-ink", ["accent", "accent-hover"]],
  ...LAMPS.map((lamp): [string, string[]] => [`lamp-${lamp}`, [...SURFACES, "accent-soft", `lamp-${lamp}-soft`]]),
];

const MARK_ON: [string, string[]][] = [
  ["line-strong", ["surface", "surface-raised"]],
  ["focus", SURFACES],
  ["bar-done", ["surface", "bar-idle"]],
  ["bar-overdue", ["surface", "bar-idle"]],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("contrast of the %s colours", (_name, tokens) => {
  it.each(TEXT_ON)("text in --%s is at least 4.5:1", (text, grounds) => {
    for (const ground of grounds) expect(contrast(tokens[text]!, tokens[ground]!), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARK_ON)("marks in --%s are at least 3:1", (mark, grounds) => {
    for (const ground of grounds) expect(contrast(tokens[mark]!, tokens[ground]!), ground).toBeGreaterThanOrEqual(3);
  });
});
