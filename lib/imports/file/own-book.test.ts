import { expect, test } from "vitest";
import { roundTripOf } from "@/lib/documents/returning";
import { writeSheet } from "@/lib/documents/xlsx";
import { mapSheet } from "@/lib/imports/heading/map-sheet";
import { isSameText } from "@/lib/imports/merge";
import { PROGRESS_COLUMNS } from "@/lib/imports/progress/columns";
import { OWN_BOOK } from "@/lib/testing/own-book";
import { openBook } from "./open";

// own-libreoffice.xlsx is OWN_BOOK as LibreOffice saved it: made by e2e/support/own-book.ts.
test.each([
  ["as it was written", async () => openBook(await writeSheet(OWN_BOOK), "a.xlsx")],
  ["as LibreOffice saved it again", () => openBook("lib/imports/file/fixtures/own-libreoffice.xlsx", "a.xlsx")],
])("a sheet of this program knows its rows, %s", async (_, open) => {
  const book = await open();
  if ("fault" in book) throw new Error(book.fault);
  const written = roundTripOf(OWN_BOOK);
  expect({ ...book.roundTrip, rows: [] }).toEqual({ ...written, rows: [] });
  expect(book.roundTrip?.rows.map(({ no, id, version }) => [no, id, version])).toEqual(
    written?.rows.map(({ no, id, version }) => [no, id, version]),
  );
  const result = mapSheet(book, PROGRESS_COLUMNS, undefined, {});
  if (result.fault !== null) throw new Error(result.fault);
  const { rows, columns } = result.sheet;
  expect(columns).toEqual(expect.arrayContaining(["keyTask", "code", "content", "due", "progress", "state"]));
  const changed = rows.flatMap(({ no, cells, origin }) =>
    columns.filter((key) => origin && !isSameText(cells[key] ?? "", origin.base[key] ?? "")).map((key) => [no, key]),
  );
  expect(changed.filter(([, key]) => key !== "no")).toEqual([]);
  expect(rows.map(({ origin, isFoot }) => origin?.version ?? isFoot)).toEqual([1, 2, 3, true]);
});
