import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { exportDocument } from "@/lib/documents/mutations";
import { ROUND_TRIP_HEADING } from "@/lib/documents/round-trip";
import { endWriter } from "@/lib/documents/writer/writer";
import { MARKS_HEADING } from "@/lib/imports/heading/marks";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { previewed } from "@/lib/testing/imports";
import { openOwnSheet } from "@/lib/testing/own-sheets";
import { makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { openMarkedSheet } from "./mutations";

useDatabase();
useFiles();

let liaison: Viewer;

beforeAll(async () => {
  const county = await makeStandard();
  liaison = await makePerson("LIAISON", county.townId);
});

afterAll(endWriter);

test("a sheet of our own keeps its hidden numbers: marked and corrected, it is known row by row", async () => {
  const fields = { kind: "progress", year: "2026" };
  const { bytes } = await exportDocument(liaison, "progress", "xlsx", { year: "2026" });
  const sheet = await openOwnSheet(bytes);
  const [first = 0, second = 0] = sheet.rows;
  sheet.set(first, "progress", "已召开专题会议，形成纪要");
  sheet.set(first, "state", "说不好");
  const due = sheet.text(second, "due");
  sheet.set(second, "due", "改了时限");
  const wrong = await previewed(liaison, { "进展.xlsx": Buffer.from(await sheet.save()) }, fields);
  const refused = wrong.rows.filter(({ action }) => action === "REFUSE").map(({ no }) => no);
  expect(refused).toEqual([first, second]);

  const { stream } = await openMarkedSheet(liaison, wrong.id, 0);
  const marked = await openOwnSheet(await buffer(stream));
  expect(marked.rows).toEqual(sheet.rows);
  const head = marked.sheet.getRow(first - 1);
  const isHidden = (title: string) => {
    const at = Array.from({ length: 20 }, (_, index) => index + 1).find(
      (column) => head.getCell(column).text === title,
    );
    return marked.sheet.getColumn(at ?? 0).hidden ?? false;
  };
  expect([isHidden(ROUND_TRIP_HEADING), isHidden(MARKS_HEADING)]).toEqual([true, false]);
  marked.set(first, "state", "正在推进");
  marked.set(second, "due", due);
  const again = await previewed(liaison, { "进展（标出问题）.xlsx": Buffer.from(await marked.save()) }, fields);
  expect(again.files[0]).toMatchObject({ found: { document: "progress" }, unitName: "城关镇" });
  const outcome = again.rows.find(({ no }) => no === first);
  expect([outcome?.action, outcome?.problems]).toEqual(["CREATE", []]);
  expect(again.problems).toEqual([]);
}, 60_000);
