import { describe, expect, it } from "vitest";
import type { SheetReport, SheetRow } from "@/lib/duties/progress/queries";
import { firstShow, isShown, SheetStore } from "./sheet-store";
import { faultOf } from "./sheet-values";

const report = (words: Partial<SheetReport>): SheetReport => ({
  id: "r",
  period: "2026-Q2",
  status: "ACCEPTED",
  version: 1,
  returnReason: null,
  submittedAt: null,
  authorName: "某",
  authorPhone: null,
  progress: "上期进展",
  problems: "",
  nextSteps: "",
  isDone: false,
  isUnchanged: false,
  ...words,
});

const row = (id: string, more: Partial<SheetRow> = {}): SheetRow => ({
  assignmentId: id,
  version: 1,
  status: "IN_PROGRESS",
  role: "RESPONSIBLE",
  lamp: "GREEN",
  dueOn: null,
  isMissing: false,
  duty: {
    id,
    code: id,
    title: id,
    content: "",
    criteria: "",
    leadText: "",
    unitsText: "",
    dueText: "",
    frequency: "QUARTERLY",
    keyTask: null,
  },
  draft: null,
  last: report({}),
  current: null,
  pending: null,
  ...more,
});

const write = (store: SheetStore, id: string, change: object) => store.write(new Map([[id, change]]));
const values = (store: SheetStore, id: string) => store.row(id)?.values;

describe("SheetStore", () => {
  it("prefills the last words, which are not handed in until something differs", () => {
    const store = new SheetStore([row("a")]);
    expect(values(store, "a")?.progress).toBe("上期进展");
    expect(store.counts()).toMatchObject({ ready: 0, fillable: 1, shown: { all: 1, empty: 1 } });
    write(store, "a", { progress: "上期进展。" });
    expect(store.counts()).toMatchObject({ ready: 1, fillable: 0, shown: { empty: 0 }, save: "dirty" });
    write(store, "a", { progress: "上期进展" });
    expect(store.counts().ready).toBe(0);
  });

  it("lets words and marks exclude each other, and takes everything back", () => {
    const store = new SheetStore([row("a")]);
    write(store, "a", { progress: "新", isDone: true });
    const undo = write(store, "a", { isUnchanged: true });
    expect(values(store, "a")).toMatchObject({ progress: "上期进展", isDone: false, isUnchanged: true });
    undo();
    expect(values(store, "a")).toMatchObject({ progress: "新", isDone: true, isUnchanged: false });
    write(store, "a", { isUnchanged: true });
    write(store, "a", { progress: "又改" });
    expect(values(store, "a")?.isUnchanged).toBe(false);
  });

  it("leaves alone what is handed in or done, and never marks a returned row unchanged", () => {
    const store = new SheetStore([
      row("handed", { status: "SUBMITTED" }),
      row("done", { status: "DONE" }),
      row("back", { status: "RETURNED" }),
    ]);
    for (const id of ["handed", "done", "back"]) write(store, id, { isUnchanged: true });
    expect(store.counts()).toMatchObject({ ready: 0, shown: { returned: 1, handed: 1 } });
  });

  it("keeps unsaved words when the server answers, with the row's new version", () => {
    const store = new SheetStore([row("a"), row("b"), row("c")]);
    for (const id of ["a", "b", "c"]) write(store, id, { progress: "正在写" });
    // Handed in: what was typed is no draft any more.
    store.mark(["b"], { save: "clean" });
    store.sync([row("a", { version: 2 }), row("b", { version: 2 }), row("c", { version: 2, status: "SUBMITTED" })]);
    expect(store.row("a")).toMatchObject({ row: { version: 2 }, values: { progress: "正在写" }, isTouched: true });
    expect(values(store, "b")?.progress).toBe("上期进展");
    expect(store.row("c")).toMatchObject({ row: { version: 1 }, values: { progress: "正在写" }, isTouched: true });
    store.mark(["c"], { save: "clean" });
    store.sync([row("c", { version: 2, status: "SUBMITTED" })]);
    expect(store.row("c")).toMatchObject({ isTouched: false, phase: "handed" });
  });

  it("opens with what must be done: missing, returned and begun rows, else with what may be filled", () => {
    const rows = [row("missing", { isMissing: true }), row("back", { status: "RETURNED" }), row("free"), row("begun")];
    const store = new SheetStore(rows);
    expect(firstShow(store.counts().shown)).toBe("todo");
    write(store, "begun", { progress: "新" });
    const shown = store.all().filter((state) => isShown(state, "todo"));
    expect(shown.map(({ row }) => row.assignmentId)).toEqual(["missing", "back", "begun"]);
    expect(firstShow(new SheetStore([row("free")]).counts().shown)).toBe("empty");
    expect(firstShow(new SheetStore([row("done", { status: "DONE" })]).counts().shown)).toBe("all");
  });

  it("takes a draft as typed, and a report of the period as handed in", () => {
    const draft = { progress: "草稿", problems: "", nextSteps: "", isDone: false, isUnchanged: false };
    const store = new SheetStore([row("a", { draft }), row("b", { current: report({ isUnchanged: true }) })]);
    expect(store.row("a")?.isTouched).toBe(true);
    const shown = store.row("b");
    expect(shown && [isShown(shown, "handed"), isShown(shown, "empty")]).toEqual([true, false]);
  });
});

describe("faultOf", () => {
  const words = { progress: "有", problems: "", nextSteps: "", isDone: false, isUnchanged: false };
  it("wants progress, unless nothing changed, and no more than fits", () => {
    expect(faultOf(words)).toBeNull();
    expect(faultOf({ ...words, progress: " " })).toEqual({ column: "progress", fault: "empty" });
    expect(faultOf({ ...words, progress: "", isUnchanged: true })).toBeNull();
    expect(faultOf({ ...words, problems: "长".repeat(2001) })).toEqual({ column: "problems", fault: "tooLong" });
  });
});
