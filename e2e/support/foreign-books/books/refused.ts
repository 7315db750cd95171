import { readFileSync } from "node:fs";
import { utils, write } from "cfb";
import { Document, Table as DocxTable, Packer, Paragraph, TableCell, TableRow } from "docx";
import { pictureOf, zipOf } from "@/lib/testing/contents";
import { tableOf } from "../table";
import { wpsXlsx } from "../wps";
import { hucreXlsx } from "../writers";
import type { Books } from "./books";

const HEAD = "重点任务|工作措施|牵头部门|责任单位|完成时限";
const TABLE = tableOf(`${HEAD}\n规范行政执法|开展案卷评查|县司法局|各镇|12月底`);

/** Files that are no sheet, or none that may be read. */
export const REFUSED_BOOKS: Books = {
  "word.xlsx": () => {
    const cells = HEAD.split("|").map((text) => new TableCell({ children: [new Paragraph(text)] }));
    const table = new DocxTable({ rows: [new TableRow({ children: cells })] });
    return Packer.toBuffer(new Document({ sections: [{ children: [table] }] }));
  },
  "pdf.xlsx": () => readFileSync("lib/attachments/upload/fixtures/table.pdf"),
  "picture.xls": () => pictureOf("png"),
  "web-page.xls": () => Buffer.from(`<html><table><tr><td>${HEAD}</td></tr></table></html>`),
  "xml-2003.xls": () =>
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
  "password.xlsx": () => hucreXlsx([TABLE], { encryption: { password: "2026", spinCount: 1_000 } }),
  "password.xls": () => {
    const begin = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    const file = utils.cfb_new();
    // A workbook whose second record says that the rest is encrypted.
    const locked = Buffer.from([...begin, 0x2f, 0, 6, 0, 1, 0, 1, 0, 1, 0, 0x0a, 0, 0, 0]);
    utils.cfb_add(file, "/Workbook", Buffer.concat([locked, Buffer.alloc(4_200, 0x5a)]));
    return Buffer.from(write(file, { type: "buffer" }) as Buffer);
  },
  "password.ods": () =>
    zipOf({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "META-INF/manifest.xml":
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      "content.xml": Buffer.alloc(400, 0x5a),
    }),
  "cut.xlsx": async () => {
    const whole = await hucreXlsx([TABLE]);
    return whole.subarray(0, Math.floor(whole.length * 0.7));
  },
  "bomb.xlsx": () => wpsXlsx([TABLE], { more: { "xl/media/image1.png": Buffer.alloc(24 * 1024 * 1024) } }),
  "empty.csv": () => Buffer.alloc(0),
  "no-heading.xlsx": () => hucreXlsx([tableOf("会议签到表|<|<\n姓名|单位|签字\n王明|县司法局|\n李华|县公安局|")]),
  "no-rows.xlsx": () =>
    hucreXlsx([tableOf(`任务分解表|<|<|<|<\n${HEAD}\n合计||||\n备注：无|<|<|<|<`, { emptyRows: 30 })]),
  "blank.xlsx": () => hucreXlsx([tableOf("", { emptyRows: 5 })]),
};
