import type { Grid } from "@/lib/imports/preview";
import { FaultError } from "./fault";
import { GridBuilder } from "./grid-builder";
import { cleanText, type DateForm, dateForm } from "./values";
import { readWorksheet } from "./xlsx-sheet";
import { unescaped } from "./xlsx-text";
import { attributesOf } from "./xml";
import type { Archive } from "./zip";

interface Part {
  name: string;
  isHidden: boolean;
  path: string;
}

/** A workbook of Excel since 2007, with or without macros; only what its cells last said is read. */
export async function readXlsx(zip: Archive): Promise<Grid[]> {
  const path = await workbookPath(zip);
  const { parts, is1904, strings, styles } = await readWorkbook(zip, path);
  const book = {
    strings: zip.has(strings) ? await readStrings(zip, strings) : [],
    forms: zip.has(styles) ? await readForms(zip, styles) : [],
    is1904,
  };
  const grids: Grid[] = [];
  for (const { name, isHidden, path: sheet } of parts) {
    const grid = new GridBuilder();
    await readWorksheet(zip, sheet, book, grid);
    grids.push(grid.finish(name, isHidden));
  }
  return grids;
}

/** The part that the package says is its document. NOT_A_WORKBOOK when that is a text, slides or a binary workbook. */
async function workbookPath(zip: Archive): Promise<string> {
  const targets = await relationsOf(zip, "");
  const path = [...targets.values()].find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (!zip.has(path) || !(await isSpreadsheet(zip, path))) throw new FaultError("NOT_A_WORKBOOK");
  return path;
}

async function isSpreadsheet(zip: Archive, path: string): Promise<boolean> {
  const types = new Map<string, string>();
  await zip.parse("[Content_Types].xml", {
    open(_name, written) {
      const { PartName, Extension, ContentType = "" } = attributesOf(written);
      const key = PartName?.replace(/^\//, "") ?? (Extension === undefined ? "" : `.${Extension}`);
      types.set(key.toLowerCase(), ContentType);
    },
    text() {},
    close() {},
  });
  const type = types.get(path.toLowerCase()) ?? types.get(path.toLowerCase().replace(/^.*(?=\.)/, "")) ?? "";
  return /spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template)\.macroEnabled\.main/i.test(type);
}

interface Relation {
  /** Last part of its type: the older and the strict standard differ before it. */
  type: string;
  target: string;
}

/** What a part refers to inside the package; links that lead out of it are left where they are. */
async function relationsOf(zip: Archive, path: string): Promise<Map<string, Relation>> {
  const folder = path.replace(/[^/]*$/, "");
  const found = new Map<string, Relation>();
  const rels = `${folder}_rels/${path.slice(folder.length)}.rels`;
  if (!zip.has(rels)) return found;
  await zip.parse(rels, {
    open(_name, written) {
      const { Id, Type = "", Target, TargetMode } = attributesOf(written);
      if (Id === undefined || Target === undefined || TargetMode === "External") return;
      found.set(Id, { type: Type.replace(/^.*\//, ""), target: resolved(folder, Target) });
    },
    text() {},
    close() {},
  });
  return found;
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

async function readWorkbook(zip: Archive, path: string) {
  const relations = await relationsOf(zip, path);
  const parts: Part[] = [];
  let is1904 = false;
  await zip.parse(path, {
    open(name, written) {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributesOf(written).date1904 ?? "");
      if (name !== "sheet") return;
      const { name: title = "", state, id = "" } = attributesOf(written);
      const relation = relations.get(id);
      // Charts and macro sheets have other types.
      if (relation?.type === "worksheet")
        parts.push({ name: title, isHidden: state !== undefined && state !== "visible", path: relation.target });
    },
    text() {},
    close() {},
  });
  const only = (type: string) => [...relations.values()].find((one) => one.type === type)?.target ?? "";
  return { parts, is1904, strings: only("sharedStrings"), styles: only("styles") };
}

/** Texts that cells share; of a rich text all runs, of readings (phonetic) none. */
async function readStrings(zip: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let isReading = false;
  await zip.parse(path, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") isText = !isReading;
      else if (name === "rPh") isReading = true;
    },
    text(piece) {
      if (isText && text.length < 40_000) text += piece;
    },
    close(name) {
      if (name === "si") strings.push(cleanText(unescaped(text)));
      else if (name === "t") isText = false;
      else if (name === "rPh") isReading = false;
    },
  });
  return strings;
}

/** By the number of a cell's style: what its format makes of numbers. */
async function readForms(zip: Archive, path: string): Promise<DateForm[]> {
  const codes = new Map<number, string>();
  const forms: DateForm[] = [];
  let isOfCells = false;
  await zip.parse(path, {
    open(name, written) {
      if (name === "cellXfs") isOfCells = true;
      if (name !== "numFmt" && !(name === "xf" && isOfCells)) return;
      const { numFmtId, formatCode = "" } = attributesOf(written);
      const id = Number(numFmtId ?? 0);
      if (name === "numFmt") codes.set(id, formatCode);
      else forms.push(dateForm(id, codes.get(id)));
    },
    text() {},
    close(name) {
      if (name === "cellXfs") isOfCells = false;
    },
  });
  return forms;
}
