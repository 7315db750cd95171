import { type FileChild, type ISectionOptions, Paragraph, SectionType } from "docx";
import type { TextSpec } from "@/lib/documents/text";
import { blockChildren } from "./blocks";
import { closing, heads, letterHead } from "./head";
import { landscape, portrait } from "./page";
import type { XmlParts } from "./parts";
import { sheetBody } from "./sheets";
import { STYLE } from "./styles";
import { textRuns } from "./text-runs";

type OneText = NonNullable<TextSpec["more"]>[number];

/** A text, its annexes, and the texts that follow it: each begins at page 1 of its own. */
export const textSections = (text: TextSpec, parts: XmlParts): ISectionOptions[] =>
  [text, ...(text.more ?? [])].flatMap((one) => oneText(one, parts));

function oneText(text: OneText, parts: XmlParts): ISectionOptions[] {
  const page = portrait(1);
  const isLetter = text.head?.kind === "letter";
  const section: ISectionOptions = {
    ...page,
    properties: { ...page.properties, titlePage: isLetter, type: SectionType.NEXT_PAGE },
    ...(isLetter && text.head ? letterHead(text.head, page.footers) : {}),
    children: [
      ...heads(text),
      ...text.blocks.flatMap((block, index) =>
        blockChildren(block, parts, index === text.blocks.length - 1 && text.closing !== undefined),
      ),
      ...annexList(text.annexes ?? []),
      ...(text.closing ? closing(text.closing) : []),
    ],
  };
  const annexes = text.annexes ?? [];
  return [section, ...annexes.map((annex, index) => annexSection(annex, annexes.length > 1 ? index + 1 : null, parts))];
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
