import mammoth from "mammoth";
import { attributesOf, XmlReader } from "@/lib/imports/file/xml";
import type { PreviewBlock, PreviewCell } from "./rules";

/** Paragraphs and tables of a Word file. Only words come through: no markup, picture or link of the file reaches the page. */
export async function wordPreview(bytes: Uint8Array): Promise<PreviewBlock[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  const blocks: PreviewBlock[] = [];
  const tables: PreviewCell[][][] = [];
  let cell: PreviewCell | null = null;
  let text = "";
  const reader = new XmlReader({
    open(name, written) {
      if (name === "table") tables.push([]);
      else if (name === "tr") tables.at(-1)?.push([]);
      else if (name === "td" || name === "th") {
        const { colspan = "1", rowspan = "1" } = attributesOf(written);
        cell = { text: "", columns: Number(colspan), rows: Number(rowspan) };
        tables.at(-1)?.at(-1)?.push(cell);
      } else if (name === "br") add("\n");
    },
    text: (piece) => add(piece),
    close(name) {
      if (name === "td" || name === "th") cell = null;
      else if (name === "table") {
        const rows = tables.pop();
        // A table within a table is shown by its words alone.
        if (rows && tables.length === 0) blocks.push({ kind: "table", rows });
      } else if (/^(p|li|h[1-6])$/.test(name)) endParagraph(name.startsWith("h"));
    },
  });
  const add = (piece: string) => {
    if (cell) cell.text += piece;
    else text += piece;
  };
  const endParagraph = (isHeading: boolean) => {
    if (cell) cell.text += "\n";
    else if (text.trim() !== "") blocks.push({ kind: "text", text, isHeading });
    text = "";
  };
  reader.write(`<div>${value}</div>`);
  reader.end();
  return blocks;
}
