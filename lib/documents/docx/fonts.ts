// Fonts are only named: the reader's program has them or takes the next best of the font table. 方正小标宋 may not be shipped.

/** A font by script. The hint makes quotation marks and dashes those of the Chinese font. */
export interface FontName {
  ascii: string;
  hAnsi: string;
  cs: string;
  eastAsia: string;
  hint: "eastAsia";
}

const LATIN = "Times New Roman";
const font = (eastAsia: string, latin: string = LATIN): FontName => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  hint: "eastAsia",
});

export const FONTS = {
  title: font("方正小标宋简体"),
  head: font("黑体"),
  second: font("楷体_GB2312"),
  body: font("仿宋_GB2312"),
  /** Page numbers are half-width 宋体, digits too. */
  page: font("宋体", "宋体"),
} as const;

/** What a program takes that lacks a font, in order. */
const ALTERNATIVES: readonly { name: string; others: readonly string[]; family: "roman" | "modern" | "auto" }[] = [
  { name: "方正小标宋简体", others: ["方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "宋体"], family: "auto" },
  { name: "黑体", others: ["SimHei", "Noto Sans CJK SC"], family: "modern" },
  { name: "楷体_GB2312", others: ["楷体", "KaiTi", "STKaiti"], family: "modern" },
  { name: "仿宋_GB2312", others: ["仿宋", "FangSong", "STFangsong"], family: "modern" },
  { name: "宋体", others: ["SimSun", "Noto Serif CJK SC"], family: "auto" },
];

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** word/fontTable.xml: the library writes only fonts that are embedded, and none is. */
export const FONT_TABLE = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  `<w:fonts xmlns:w="${W}">`,
  ...ALTERNATIVES.map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(",")}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  ),
  `<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>`,
  "</w:fonts>",
].join("");
