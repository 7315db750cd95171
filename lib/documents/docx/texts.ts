import { type FileChild, type ISectionOptions, Paragraph } from "docx";
import type { TextSpec } from "@/lib/documents/text";
import { blockChildren } from "./blocks";
import { closing, heads, letterHead } from "./head";
import { landscape, pageNumbers, portrait } from "./page";
import type { XmlParts } from "./parts";
import { sheetBody } from "./sheets";
import { STYLE } from "./styles";
import { textRuns } from "./text-runs";

type OneText = NonNullable<TextSpec["more"]>[number];

/** A text, its annexes, and the texts that follow it: each begins at page 1 of its own. */
export const textSections = (text: TextSpec, parts: XmlParts): ISectionOptions[] =>
  [text, ...(text.more ?? [])].flatMap((one, index) => oneText(one, parts, index === 0));

function oneText(text: OneText, parts: XmlParts, isFirst: boolean): ISectionOptions[] {
  const { properties } = portrait(1);
  const letter = text.head?.kind === "letter" ? letterHead(text.head) : null;
  const annexes = text.annexes ?? [];
  const section: ISectionOptions = {
    properties: { ...properties, titlePage: letter !== null },
    headers: letter?.headers,
    footers: { ...(isFirst ? pageNumbers() : {}), ...letter?.footers },
    children: [...heads(text), ...body(text, parts), ...(text.closing ? closing(text.closing) : [])],
  };
  return [section, ...annexes.map((annex, index) => annexSection(annex, annexes.length > 1 ? index + 1 : null, parts))];
}

/** The blocks, and what is annexed before anybody signs. */
function body({ blocks, annexes = [], closing: end }: OneText, parts: XmlParts): FileChild[] {
  const signed = blocks.at(-1)?.kind === "signatures" ? blocks.slice(-1) : [];
  const last = blocks.length - signed.length - 1;
  return [
    ...blocks
      .slice(0, last + 1)
      .flatMap((block, index) => blockChildren(block, parts, index === last && end !== undefined)),
    ...annexList(annexes),
    ...signed.flatMap((block) => blockChildren(block, parts)),
  ];
}

/** 附件说明: under the text, one line below it. */
function annexList(annexes: NonNullable<OneText["annexes"]>): FileChild[] {
  const line = (text: string) => new Paragraph({ style: STYLE.body, keepNext: true, children: textRuns(text) });
  if (annexes.length === 0) return [];
  const name = ({ title }: { title: string }, index: number) => (annexes.length > 1 ? `${index + 1}.${title}` : title);
  return [
    line(""),
    ...annexes.map((annex, index) => line(`${index === 0 ? "附件：" : "　　　"}${name(annex, index)}`)),
  ];
}

/** 附件 in 黑体 at the top left, its title on the third line. */
function annexSection(
  annex: NonNullable<OneText["annexes"]>[number],
  number: number | null,
  parts: XmlParts,
): ISectionOptions {
  return {
    ...landscape(),
    children: [
      new Paragraph({ style: STYLE.annex, children: textRuns(`附件${number ?? ""}`) }),
      new Paragraph({ style: STYLE.annex, children: [] }),
      new Paragraph({ style: STYLE.sheetTitle, children: textRuns(annex.title) }),
      ...sheetBody(annex, parts),
    ],
  };
}
