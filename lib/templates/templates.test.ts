import { createHash } from "node:crypto";
import { readXlsx } from "hucre/xlsx";
import mammoth from "mammoth";
import PizZip from "pizzip";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { exportDocument } from "@/lib/documents/mutations";
import { endWriter, writeDocument } from "@/lib/documents/writer/writer";
import { AppError } from "@/lib/errors";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { EICAR, makeScanner } from "@/lib/testing/scanner";
import { makeStandard } from "@/lib/testing/standard";
import { bookTemplate, wordTemplate } from "@/lib/testing/templates";
import { uploadTemplate, voidTemplate } from "./mutations";
import { getTemplatePreview } from "./preview/queries";
import { getTemplate, getTemplateNames, listTemplateChoices, listTemplates } from "./queries";
import { getStarter } from "./starter/queries";
import { TEMPLATE_DOCUMENT_NAMES, TEMPLATE_DOCUMENTS } from "./status";

useDatabase();
const paths = useFiles();
const scanner = makeScanner();
process.env.ZEREN_CLAMAV = scanner.address;
const people = {} as Record<"office" | "leader" | "bureau" | "admin" | "foreign", Viewer>;

beforeAll(async () => {
  await scanner.start();
  const county = await makeStandard();
  people.office = await makePerson("OFFICE", county.officeId);
  people.leader = await makePerson("LEADER", county.id);
  people.bureau = await makePerson("LIAISON", county.bureauId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const other = await makeGovernment("620725");
  people.foreign = await makePerson("OFFICE", other.officeId);
});
beforeEach(() => db.documentTemplate.deleteMany());
afterAll(() => {
  endWriter();
  return scanner.stop();
});

function upload(viewer: Viewer, bytes: Buffer, name: string, more: Record<string, string> = {}) {
  const form = new FormData();
  const fields = more.previousId ? more : { document: "breakdown", name: "本局格式", ...more };
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append("file", new Blob([new Uint8Array(bytes)]), name);
  const request = new Request("http://localhost/api/v1/templates", { method: "POST", body: form });
  return uploadTemplate(viewer, request, new AbortController().signal);
}

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("it was taken");
  return error;
};

const ROW = ["{{序号}}", "{{重点任务}}", "{{工作措施}}", "{{完成时限}}"];
const word = () => wordTemplate("{{标题}}", [["序号", "任务", "措施", "时限"], ROW]);
const book = () => bookTemplate([["{{标题}}"], ROW, ["填表人：{{导出人}}"]]);

describe("an own template", () => {
  test("is chosen at export: the same rows in the office's layout", async () => {
    const { id, edition } = await upload(people.office, await word(), "分解表.docx");
    expect(edition).toBe(1);
    expect(await listTemplateChoices(people.bureau)).toEqual([
      { id, document: "breakdown", format: "docx", name: "本局格式" },
    ]);
    const { bytes, rows, fileName } = await exportDocument(people.bureau, "breakdown", "docx", { template: id });
    expect(fileName).toMatch(/\.docx$/);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(value).toContain("2026年高台县法治政府建设工作要点任务分解表");
    expect(value.match(/<tr>/g)).toHaveLength(rows + 1);
    const events = await db.auditEvent.findMany({ where: { kind: { in: ["TEMPLATE_ADDED", "EXPORTED"] } } });
    expect(events).toMatchObject([
      { payload: { name: "本局格式", document: "breakdown", edition: 1 } },
      { payload: { filters: { template: id } } },
    ]);
  });

  test("as a workbook", async () => {
    const { id } = await upload(people.office, await book(), "分解表.xlsx");
    const { bytes, rows } = await exportDocument(people.leader, "breakdown", "xlsx", { template: id });
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet?.rows[1]?.[0]).toBe(1);
    expect(sheet?.rows[rows]?.[0]).toBe(rows);
    expect(sheet?.rows[rows + 1]?.[0]).toBe(`填表人：${people.leader.name}`);
  });

  test("another document, format or government does not know it, nor anybody when it is withdrawn", async () => {
    const { id } = await upload(people.office, await word(), "分解表.docx");
    const isUnknown = async (viewer: Viewer, document: "breakdown" | "score-sheet", format: "docx" | "xlsx" | "pdf") =>
      expect(await refusalOf(exportDocument(viewer, document, format, { template: id }))).toMatchObject({
        code: "INVALID",
        key: "templateUnknown",
      });
    await isUnknown(people.office, "score-sheet", "docx");
    await isUnknown(people.office, "breakdown", "xlsx");
    await isUnknown(people.office, "breakdown", "pdf");
    await isUnknown(people.foreign, "breakdown", "docx");
    await voidTemplate(people.office, { id });
    await isUnknown(people.office, "breakdown", "docx");
    expect(await listTemplateChoices(people.office)).toEqual([]);
  });

  test("one that was found infected since is not filled", async () => {
    const { id } = await upload(people.office, await word(), "分解表.docx");
    await db.storedFile.updateMany({ data: { scan: "INFECTED" } });
    expect(await refusalOf(exportDocument(people.office, "breakdown", "docx", { template: id }))).toMatchObject({
      code: "INFECTED",
    });
    await db.storedFile.updateMany({ data: { scan: "CLEAN" } });
  });
});

describe("editions", () => {
  test("a new one is offered, the earlier ones stay; of two at once one is a conflict", async () => {
    const first = await upload(people.office, await word(), "一.docx");
    const second = await upload(people.office, await book(), "二.xlsx", { previousId: first.id });
    expect(second.edition).toBe(2);
    expect(await listTemplateChoices(people.office)).toMatchObject([{ id: second.id, format: "xlsx" }]);
    const { editions, isNewest } = await getTemplate(people.office, first.id);
    expect(editions.map(({ edition }) => edition)).toEqual([2, 1]);
    expect(isNewest).toBe(false);
    const again = upload(people.office, await word(), "三.docx", { previousId: first.id });
    expect((await refusalOf(again)).code).toBe("CONFLICT");
    expect((await refusalOf(voidTemplate(people.office, { id: first.id }))).code).toBe("CONFLICT");
    const bytes = await word();
    const both = await Promise.allSettled([
      upload(people.office, bytes, "三.docx", { previousId: second.id }),
      upload(people.office, bytes, "三.docx", { previousId: second.id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("withdrawing takes all of them, once", async () => {
    const first = await upload(people.office, await word(), "一.docx");
    const { id } = await upload(people.office, await word(), "一.docx", { previousId: first.id });
    await voidTemplate(people.office, { id });
    expect(await db.documentTemplate.count({ where: { voidedAt: null } })).toBe(0);
    expect((await refusalOf(voidTemplate(people.office, { id }))).code).toBe("CONFLICT");
    expect(await listTemplates(people.office)).toMatchObject([{ id, edition: 2 }]);
  });
});

test("templates are the office's: nobody else uploads, lists, looks at or withdraws them", async () => {
  const { id } = await upload(people.office, await word(), "一.docx");
  for (const viewer of [people.leader, people.bureau, people.admin]) {
    for (const work of [
      () => word().then((bytes) => upload(viewer, bytes, "一.docx")),
      () => listTemplates(viewer),
      () => getTemplate(viewer, id),
      () => getTemplateNames(viewer, "breakdown"),
      () => voidTemplate(viewer, { id }),
    ]) {
      expect((await refusalOf(work())).code).toBe("FORBIDDEN");
    }
  }
  const bytes = await word();
  for (const work of [
    () => getTemplate(people.foreign, id),
    () => voidTemplate(people.foreign, { id }),
    () => upload(people.foreign, bytes, "一.docx", { previousId: id }),
  ]) {
    expect((await refusalOf(work())).code).toBe("NOT_FOUND");
  }
});

test("a preview shows the first twenty records", async () => {
  for (const [bytes, name] of [[await word(), "一.docx"] as const, [await book(), "一.xlsx"] as const]) {
    const { id } = await upload(people.office, bytes, name);
    const { blocks, rows } = await getTemplatePreview(people.office, await getTemplate(people.office, id));
    const table = blocks.find((block) => block.kind === "table");
    expect(rows).toBe(151);
    expect(table?.kind === "table" && table.rows.map(([first]) => first?.text.trim())).toContain("20");
    expect(JSON.stringify(blocks)).toContain("2026年高台县法治政府建设工作要点任务分解表");
  }
});

const STARTERS = TEMPLATE_DOCUMENT_NAMES.flatMap((document) =>
  TEMPLATE_DOCUMENTS[document].map((format) => [document, format] as const),
);

test.each(STARTERS)("the starter of %s as %s can be uploaded as it is", async (document, format) => {
  const sheet = await getStarter(people.office, { document, format });
  const bytes = Buffer.from(await writeDocument({ kind: "sheet", sheet }, format));
  const { id } = await upload(people.office, bytes, `模板.${format}`, { document });
  expect((await getTemplate(people.office, id)).format).toBe(format);
});

describe("refused, with nothing left", () => {
  const changed = async (make: () => Promise<Buffer>, entries: Record<string, string | ((old: string) => string)>) => {
    const zip = new PizZip(await make());
    for (const [path, value] of Object.entries(entries)) {
      zip.file(path, typeof value === "string" ? value : value(zip.file(path)?.asText() ?? ""));
    }
    return zip.generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
  const relation = (type: string, target: string) => (old: string) =>
    old.replace(
      "</Relationships>",
      `<Relationship Id="rEvil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    );
  const CHAR = (type: string) => `<w:fldChar w:fldCharType="${type}"/>`;
  const NOTES = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:footnotes>';
  const field = (instruction: string) => (old: string) =>
    old.replace(
      /<\/w:(?:body|footnotes)>/,
      (end) =>
        `<w:p><w:r>${CHAR("begin")}</w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r>${CHAR("end")}</w:r></w:p>${end}`,
    );
  const inSheet = (xml: string) => (old: string) => old.replace("</sheetData>", `</sheetData>${xml}`);
  const RELS = "word/_rels/document.xml.rels";
  const SHEET = "xl/worksheets/sheet1.xml";

  const HOSTILE: [string, string, () => Promise<Buffer>, string, string][] = [
    ["a macro file", "一.docm", word, "UNSUPPORTED_TYPE", "templateType"],
    ["an old format", "一.xls", book, "UNSUPPORTED_TYPE", "templateType"],
    ["a workbook named as text", "一.docx", book, "UNSUPPORTED_TYPE", "fileMismatch"],
    ["no zip", "一.xlsx", async () => Buffer.from("序号,任务"), "UNSUPPORTED_TYPE", "fileMismatch"],
    ["nothing", "一.xlsx", async () => Buffer.alloc(0), "EMPTY_FILE", "fileEmpty"],
    ["macros inside", "一.docx", () => changed(word, { "word/vbaProject.bin": "x" }), "UNSUPPORTED_TYPE", "fileMacros"],
    ["an object", "一.docx", () => changed(word, { "word/embeddings/o.bin": "x" }), "INVALID", "templateForeign"],
    [
      "a workbook's link",
      "一.xlsx",
      () => changed(book, { "xl/externalLinks/e1.xml": "<x/>" }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a remote picture",
      "一.docx",
      () => changed(word, { [RELS]: relation("image", "http://evil.example/a.png") }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a remote template",
      "一.docx",
      () => changed(word, { [RELS]: relation("attachedTemplate", "http://evil.example/a.dotm") }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a link to a file",
      "一.docx",
      () => changed(word, { [RELS]: relation("hyperlink", "file://server/share") }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a field that fetches",
      "一.docx",
      () => changed(word, { "word/document.xml": field(" DDEAUTO c:\\\\cmd.exe ") }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a field that fetches, right after another",
      "一.docx",
      () => changed(word, { "word/document.xml": (old) => field("DDEAUTO c:\\\\cmd.exe")(field("PAGE")(old)) }),
      "INVALID",
      "templateForeign",
    ],
    [
      "a field that fetches, in a footnote",
      "一.docx",
      () => changed(word, { "word/footnotes.xml": field("INCLUDETEXT \\\\\\\\evil\\\\share")(NOTES) }),
      "INVALID",
      "templateForeign",
    ],
    ["a formula", "一.xlsx", () => bookTemplate([ROW, [{ formula: "SUM(A1:A2)" }]]), "INVALID", "templateFormula"],
    [
      "a whole sheet merged",
      "一.xlsx",
      () => changed(book, { [SHEET]: inSheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>') }),
      "INVALID",
      "templateTooWide",
    ],
    [
      "a list over a whole sheet",
      "一.xlsx",
      () =>
        changed(book, {
          [SHEET]: inSheet('<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'),
        }),
      "INVALID",
      "templateTooWide",
    ],
    [
      "a name for a hundred thousand rows",
      "一.xlsx",
      () =>
        changed(book, {
          "xl/workbook.xml": (old) =>
            old.replace(
              "</sheets>",
              "</sheets><definedNames><definedName name='a'>本局格式!$A$1:$T$100000</definedName></definedNames>",
            ),
        }),
      "INVALID",
      "templateTooWide",
    ],
    [
      "an entity",
      "一.docx",
      () =>
        changed(word, { "word/document.xml": (old) => old.replace(/^<\?xml[^>]*>/, '<!DOCTYPE a [<!ENTITY b "c">]>') }),
      "BROKEN_FILE",
      "sheetBroken",
    ],
    [
      "a bomb",
      "一.docx",
      () => changed(word, { "word/media/a.png": "0".repeat(30_000_000) }),
      "UNSUPPORTED_TYPE",
      "fileArchive",
    ],
    [
      "a huge part",
      "一.docx",
      () =>
        changed(word, {
          "word/document.xml": (old) => old.replace("</w:body>", `${"<w:p/>".repeat(900_000)}</w:body>`),
        }),
      "INVALID",
      "templateForeign",
    ],
    [
      "an unknown name",
      "一.docx",
      () => wordTemplate("{{标题}}", [["{{序号}}", "{{工作措失}}"]]),
      "INVALID",
      "templatePlaceholders",
    ],
    [
      "a loop",
      "一.docx",
      () => wordTemplate("{{#records}}", [["{{序号}}", "{{/records}}"]]),
      "INVALID",
      "templatePlaceholders",
    ],
    [
      "raw markup",
      "一.docx",
      () => wordTemplate("{{标题}}", [["{{序号}}", "{{@标题}}"]]),
      "INVALID",
      "templatePlaceholders",
    ],
    [
      "raw markup in a footnote",
      "一.docx",
      () =>
        changed(word, {
          "word/footnotes.xml": NOTES.replace("><", "><w:p><w:r><w:t>{{@标题}}</w:t></w:r></w:p><"),
        }),
      "INVALID",
      "templatePlaceholders",
    ],
    [
      "an expression",
      "一.xlsx",
      () => bookTemplate([["{{序号}}", "{{constructor.constructor('x')()}}"]]),
      "INVALID",
      "templatePlaceholders",
    ],
    ["open braces", "一.docx", () => wordTemplate("{{标题", [["{{序号}}", "x"]]), "INVALID", "templateBraces"],
    [
      "full-width braces",
      "一.docx",
      () => wordTemplate("｛｛标题｝｝", [["{{序号}}", "x"]]),
      "INVALID",
      "templateBraces",
    ],
    [
      "a column outside a table",
      "一.docx",
      () => wordTemplate("{{工作措施}}", [["{{序号}}", "x"]]),
      "INVALID",
      "templateOutside",
    ],
    ["no column", "一.xlsx", () => bookTemplate([["{{标题}}"]]), "INVALID", "templateNoColumn"],
  ];

  test.each(HOSTILE)("%s", async (_label, name, make, code, key) => {
    const before = (await paths()).length;
    expect(await refusalOf(upload(people.office, await make(), name))).toMatchObject({ code, key });
    expect(await db.documentTemplate.count()).toBe(0);
    expect((await paths()).length).toBe(before);
  });

  test("an unknown name is told with what may be meant", async () => {
    const bytes = await wordTemplate("{{标题}}", [["{{序号}}", "{{工作措失}}", "{{年渡}}", "{{鸿雁}}"]]);
    const { values } = await refusalOf(upload(people.office, bytes, "一.docx"));
    expect(values?.names).toBe("工作措失 → 工作措施（具体任务）？、年渡 → 年度？、鸿雁");
  });

  test("too large, of a letter, in a format that the document does not have", async () => {
    const large = await refusalOf(upload(people.office, Buffer.alloc(5 * 1024 * 1024 + 1), "一.docx"));
    expect(large).toMatchObject({ code: "TOO_LARGE", values: { megabytes: 5 } });
    const letter = await refusalOf(upload(people.office, await word(), "一.docx", { document: "closure-request" }));
    expect(letter.code).toBe("INVALID");
    const duties = await refusalOf(upload(people.office, await word(), "一.docx", { document: "duties" }));
    expect(duties.key).toBe("templateFormat");
  });

  test("what a scanner finds", async () => {
    const zip = new PizZip(await word());
    zip.file("word/media/a.png", EICAR, { compression: "STORE" });
    const bytes = zip.generate({ type: "nodebuffer" });
    const refusal = await refusalOf(upload(people.office, bytes, "一.docx"));
    expect(refusal.code).toBe("INFECTED");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect((await paths()).filter((path) => path.endsWith(sha256))).toEqual([]);
  });
});
