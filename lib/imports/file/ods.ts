import type { Grid } from "@/lib/imports/preview";
import { broken, FaultError } from "./fault";
import { GridBuilder } from "./grid-builder";
import { OdsSheet } from "./ods-sheet";
import { attributesOf } from "./xml";
import type { Archive } from "./zip";

/** Sheets that LibreOffice keeps of other files: "'file:///…'#Sheet1". */
const FOREIGN = /^'.*'#/;

/** A workbook of LibreOffice or WPS in OpenDocument's format. */
export async function readOds(zip: Archive): Promise<Grid[]> {
  if (/<(?:[\w-]+:)?encryption-data[\s/>]/.test(await zip.text("META-INF/manifest.xml")))
    throw new FaultError("ENCRYPTED");
  if (!zip.has("content.xml")) throw broken();
  const grids: Grid[] = [];
  const hiddenStyles = new Set<string>();
  let style = "";
  let depth = 0;
  let sheet: OdsSheet | null = null;
  let grid = new GridBuilder();
  let name = "";
  let isHidden = false;
  await zip.parse("content.xml", {
    open(tag, written) {
      if (tag === "style" && !sheet) style = attributesOf(written).name ?? "";
      if (tag === "table-properties" && attributesOf(written).display === "false") hiddenStyles.add(style);
      if (tag === "table") {
        depth += 1;
        if (depth === 1) {
          const given = attributesOf(written);
          name = given.name ?? "";
          isHidden = hiddenStyles.has(given["style-name"] ?? "");
          grid = new GridBuilder();
          sheet = new OdsSheet(grid);
        }
      } else if (depth === 1) sheet?.open(tag, written);
    },
    text(text) {
      if (depth === 1) sheet?.text(text);
    },
    close(tag) {
      if (tag !== "table") {
        if (depth === 1) sheet?.close(tag);
        return;
      }
      depth -= 1;
      if (depth > 0) return;
      if (!FOREIGN.test(name)) grids.push(grid.finish(name, isHidden));
      sheet = null;
    },
  });
  return grids;
}
