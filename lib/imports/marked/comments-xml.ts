import { escaped, letterOf, MAIN, XML } from "./parts";
import type { Comment } from "./sheet-xml";

/** The texts of the comments. */
export function* commentsXml(comments: readonly Comment[]): Generator<string> {
  yield `${XML}<comments xmlns="${MAIN}"><authors><author/></authors><commentList>`;
  for (const { row, column, text } of comments)
    yield `<comment ref="${letterOf(column)}${row}" authorId="0"><text><t xml:space="preserve">${escaped(text)}</t></text></comment>`;
  yield "</commentList></comments>";
}

/** Their boxes, which every program still wants in a format of 1999. */
export function* drawingXml(comments: readonly Comment[]): Generator<string> {
  yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
  yield ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>';
  yield '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">';
  yield '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
  for (const [index, { row, column, text }] of comments.entries()) {
    const height = 34 + Math.ceil(text.length / 16) * 16;
    yield `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto"` +
      ` style="position:absolute;width:210pt;height:${height}pt;z-index:${index + 1};visibility:hidden">` +
      '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:textbox style="mso-direction-alt:auto"/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor(row, column, height)}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  }
  yield "</xml>";
}

/** From the cell to its right, as many rows and columns as the box needs. */
const anchor = (row: number, column: number, height: number): string =>
  [column + 1, 12, Math.max(0, row - 2), 8, column + 4, 12, Math.max(0, row - 2) + Math.ceil(height / 18), 8].join(
    ", ",
  );
