import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { confirmImport } from "@/lib/imports/confirm/mutations";
import { changeImport } from "@/lib/imports/mutations";
import { getImport } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/rows/queries";
import { undoImport } from "@/lib/imports/undo/mutations";
import { uploadImport } from "@/lib/imports/upload/mutations";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { csvOf, importRequest, livingSum } from "@/lib/testing/imports";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { createGroup } from "@/lib/units/groups/mutations";
import { createUnit, editUnit, endUnit } from "@/lib/units/mutations";
import { listUnits } from "@/lib/units/queries";
import { unitsInUse } from "./stored";

const db = useDatabase();
useFiles();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment("gt");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府", shortName: "高台县" } });
  office = await makePerson("OFFICE", county.officeId);
  await db.unitFormerName.create({ data: { unitId: county.bureauId, name: "县工商局" } });
});

const HEADING = ["序号", "单位名称", "简称", "曾用名", "单位类别", "单位代码", "联系电话"];

async function upload(rows: readonly (readonly string[])[], heading = HEADING) {
  const csv = csvOf([["高台县各部门名单"], heading, ...rows]);
  const request = importRequest({ "单位名单.csv": csv }, { kind: "units", year: "2026" });
  const { id } = await uploadImport(office, request, new AbortController().signal, { waits: true });
  return preview(id);
}

async function preview(id: string) {
  const { version, status, totals } = await getImport(office, id);
  const { rows } = await listImportRows(office, id, { page: 1, size: 50 });
  const sorted = [...rows].sort((a, b) => a.no - b.no);
  const problems = sorted.flatMap((row) => row.problems.map(({ column, code, text }) => [row.no, column, code, text]));
  return { id, version, status, totals, rows: sorted, actions: sorted.map(({ action }) => action), problems };
}

const confirm = (id: string) => confirmImport(office, { id, reason: "", documentNo: "" });
const unitNamed = (name: string) => db.unit.findFirstOrThrow({ where: { name }, include: { formerNames: true } });

const LIST = [
  ["一、行政执法部门", "", "", "", "", "", ""],
  ["1", "高台县司法局", "县司法局", "县法制办、县普法办", "行政执法部门", "gt-sfj", "6620001"],
  ["2", "县市场监督管理局", "县市场监管局", "县工商局；县质监局", "执法部门", "", "6620002"],
  ["", "二、乡镇", "", "", "", "", ""],
  ["3", "城关镇", "", "", "乡镇", "gt-cgz", ""],
  ["4", "新坝镇", "", "新坝乡", "", "", ""],
  ["合计", "4个", "", "", "", "", ""],
];

describe("a list of units", () => {
  test("makes new ones, changes known ones, leaves the rest, and is undone as if it had never been", async () => {
    const before = await livingSum();
    const { id, actions, rows, problems } = await upload(LIST);
    expect(actions).toEqual(["SKIP", "CREATE", "UPDATE", "SKIP", "UNCHANGED", "CREATE", "SKIP"]);
    expect(problems).toEqual([]);
    expect(rows[2]?.changes).toEqual([
      { column: "shortName", from: "县市场监督管理局", to: "县市场监管局" },
      { column: "formerNames", from: "县工商局", to: "县工商局、县质监局" },
      { column: "phone", from: "", to: "6620002" },
    ]);
    expect(await livingSum()).toBe(before);

    await confirm(id);
    const units = await listUnits(office);
    expect(units.map(({ code, sortNo }) => [code, sortNo])).toEqual([
      ["gt", 0],
      ["gt-office", 1],
      ["gt-scjgj", 2],
      ["gt-cgz", 3],
      ["gt-sfj", 4],
      ["gt-xbz", 5],
    ]);
    expect(units.at(4)).toMatchObject({
      ...{ name: "高台县司法局", shortName: "县司法局", initials: "sfj gtxsfj", kind: "DEPARTMENT" },
      ...{ class: "ENFORCEMENT", phone: "6620001", formerNames: ["县普法办", "县法制办"].sort() },
      ...{ parentId: county.id, path: "/gt/gt-sfj/" },
    });
    expect(units.at(5)).toMatchObject({ kind: "TOWN", class: "TOWN", shortName: "新坝镇", formerNames: ["新坝乡"] });
    expect(await auditKinds()).toEqual(["UNIT_CREATED", "UNIT_CREATED", "UNIT_EDITED", "IMPORT_CONFIRMED"]);

    expect((await upload(LIST)).actions.filter((action) => action !== "SKIP")).toEqual(Array(4).fill("UNCHANGED"));

    await undoImport(office, { id });
    expect(await livingSum()).toBe(before);
    expect((await auditKinds()).slice(4)).toEqual(["UNIT_ENDED", "UNIT_ENDED", "UNIT_EDITED", "IMPORT_UNDONE"]);
  });

  test("found by its code a unit gets a new name, and keeps the old one", async () => {
    const before = await livingSum();
    const renamed = ["1", "县市场监督管理和知识产权局", "", "", "", "GT-SCJGJ", ""];
    const { id, rows, problems } = await upload([renamed]);
    expect(problems).toEqual([]);
    expect(rows[0]?.changes).toEqual([{ column: "name", from: "县市场监督管理局", to: "县市场监督管理和知识产权局" }]);
    await confirm(id);
    const unit = await unitNamed("县市场监督管理和知识产权局");
    expect(unit).toMatchObject({ id: county.bureauId, shortName: "县市场监督管理局", initials: "scjgj" });
    expect(unit.formerNames.map(({ name }) => name).sort()).toEqual(["县市场监督管理局", "县工商局"].sort());
    await undoImport(office, { id });
    expect(await livingSum()).toBe(before);
  });

  test.each([
    ["县工商局", "a former name"],
    ["市场监督管理局", "without 县"],
    ["高台县市场监督管理局", "with the county"],
    [" 县市场 监督管理局", "with stray spaces"],
  ])("%s is known: %s", async (name) => {
    const { actions, rows, problems } = await upload([["1", name, "", "", "其他部门", "", ""]]);
    expect(problems).toEqual([]);
    expect(actions).toEqual(["UPDATE"]);
    expect(rows[0]?.changes).toEqual([{ column: "class", from: "执法部门", to: "其他部门" }]);
  });

  test("what is in doubt is told at its cell", async () => {
    await makeGovernment("lz");
    await createUnit(office, { ...plain, code: "gt-old", name: "县供销社", shortName: "县供销社" });
    const old = await unitNamed("县供销社");
    await endUnit(office, { id: old.id, version: old.version });
    const { actions, rows, problems } = await upload(
      [
        ["", "", "", "执法部门", "gt-a", "1"],
        ["县民政局", "县民政局", "", "重要部门们", "", "1"],
        ["县教育局", "", "", "", "县教育", ""],
        ["县水务局", "", "", "其他", "gt-old", ""],
        ["县气象局", "", "", "其他", "lz-cgz", ""],
        ["城关镇", "", "", "", "gt-zcg", ""],
        ["县林草局", "城关镇", "县市场监督管理局", "其他", "", "第一"],
        ["高台县人民政府", "", "", "不参加考核", "", ""],
        ["县统计局", "", "", "其他", "gt-tjj", ""],
        ["县统计局", "", "", "其他", "", ""],
        ["县审计局", "", "", "其他", "gt-tjj", ""],
        ["县司法局", "", "", "", "", ""],
        ["县市场监督局", "", "", "部门", "", ""],
      ],
      ["单位名称", "简称", "曾用名", "考核类别", "代码", "政府序列"],
    );
    const shown = problems.map(([no, ...problem]) => [rows.findIndex((row) => row.no === no), ...problem]);
    expect(shown).toEqual([
      [0, "name", "required", ""],
      [1, "class", "classUnread", "重要部门们"],
      [2, "code", "codeForm", "县教育"],
      [3, "code", "codeTaken", "gt-old"],
      [4, "code", "codeTaken", "lz-cgz"],
      [5, "code", "locked", "gt-zcg"],
      [6, "shortName", "nameTaken", "城关镇"],
      [6, "formerNames", "nameTaken", "县市场监督管理局"],
      [6, "sortNo", "orderUnread", "第一"],
      [7, "name", "nameTaken", "高台县人民政府"],
      [9, "name", "duplicate", "县统计局"],
      [10, "code", "duplicate", "gt-tjj"],
      [11, "class", "classMissing", ""],
      [12, "class", "classUnread", "部门"],
    ]);
    expect(actions.flatMap((action, place) => (action === "REFUSE" ? [] : [place]))).toEqual([8, 11]);
    const titles = rows.flatMap((row) => row.problems.flatMap(({ values }) => values?.title ?? []));
    expect(titles).toEqual(["县供销社（已撤销）", "其他单位"]);
  });

  test("gives a name once only", async () => {
    const { problems, actions } = await upload([
      ["1", "县市场局", "", "", "", "gt-scjgj", ""],
      ["2", "县司法局", "县市场局", "", "其他", "", ""],
      ["3", "县水务局", "县水务", "", "其他", "", ""],
      ["4", "县水务", "", "", "其他", "", ""],
    ]);
    expect(problems).toEqual([
      [4, "shortName", "duplicate", "县市场局"],
      [6, "name", "duplicate", "县水务"],
    ]);
    expect(actions).toEqual(["UPDATE", "REFUSE", "CREATE", "REFUSE"]);
  });

  test("one that is like another may be accepted as it", async () => {
    const { id, version, rows } = await upload([["1", "县市场监督局", "", "", "其他部门", "", ""]]);
    expect(rows[0]).toMatchObject({ action: "CREATE" });
    expect(rows[0]?.problems).toMatchObject([{ code: "textSimilar", suggestion: "县市场监督管理局" }]);
    await changeImport(office, { id, version, fixes: { "name:县市场监督局": "县市场监督管理局" } });
    await expect.poll(async () => (await preview(id)).status, { timeout: 20_000 }).toBe("READY");
    expect(await preview(id)).toMatchObject({ actions: ["UPDATE"], problems: [] });
  });

  test("is read anew when a unit was changed since its preview", async () => {
    const { id } = await upload([["1", "城关镇", "", "", "", "", "6621000"]]);
    const town = await unitNamed("城关镇");
    await editUnit(office, { ...plain, id: town.id, version: 1, formerNames: [], name: "城关镇", phone: "6629999" });
    await expect(confirm(id)).rejects.toMatchObject({ key: "importChanged", values: { count: 1 } });
    expect((await preview(id)).rows[0]?.changes).toMatchObject([{ from: "6629999", to: "6621000" }]);
    const { id: other } = await upload([["1", "县司法局", "", "", "其他", "", ""]]);
    await createUnit(office, { ...plain, code: "gt-sf", name: "县司法局", shortName: "县司法局" });
    await expect(confirm(other)).rejects.toMatchObject({ key: "importChanged" });
    expect((await preview(other)).actions).toEqual(["UNCHANGED"]);
  });

  test("is not undone when a unit of it was changed or is used by now", async () => {
    const { id } = await upload(LIST);
    await confirm(id);
    const unit = await unitNamed("高台县司法局");
    const before = await livingSum();
    await createGroup(office, { name: "执法组", sortNo: 1, unitIds: [unit.id] });
    await expect(undoImport(office, { id })).rejects.toMatchObject({
      ...{ code: "CONFLICT", key: "undoChanged", values: { count: 1, key: "高台县司法局" } },
    });
    await db.unitGroupMember.deleteMany();
    await editUnit(office, { ...plain, id: county.bureauId, version: 2, formerNames: [], name: "县市场局" });
    await expect(undoImport(office, { id })).rejects.toMatchObject({ values: { count: 1, key: "县市场局" } });
    expect(await livingSum()).not.toBe(before);
  });

  test("is for the office alone", async () => {
    const head = await makePerson("UNIT_HEAD", county.bureauId);
    const request = importRequest({ "a.csv": csvOf([HEADING, ...LIST]) }, { kind: "units", year: "2026" });
    const upload = uploadImport(head, request, new AbortController().signal, { waits: true });
    await expect(upload).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

const plain = {
  ...{ shortName: "单位", initials: "", kind: "DEPARTMENT" as const, class: "OTHER" as const, sortNo: 50, phone: null },
};

test("everything that can hang on a unit is looked at before a unit goes", async () => {
  const columns = await db.$queryRaw<{ reference: string }[]>`
    select conrelid::regclass::text || '.' || quote_ident(a.attname) as reference
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = '"Unit"'::regclass and c.conrelid <> '"UnitFormerName"'::regclass`;
  const source = unitsInUse.toString().replaceAll("\\", "");
  const missing = columns.filter(({ reference }) => {
    const [table = "", column = ""] = reference.split(".");
    const [, from = ""] = source.split(`from ${table} x where`);
    return !from.split("exists")[0]?.includes(`x.${column}`);
  });
  expect(columns.length).toBeGreaterThan(15);
  expect(missing).toEqual([]);
});
