import { type Day, daysBetween } from "@/lib/dates";
import { printPoints, sumPoints } from "@/lib/points";
import type { SheetAssignment } from "./assignments/queries";
import { blocksOf } from "./blocks";
import type { SheetColumn, SheetRow } from "./sheet";
import { lampText } from "./words";

const TASK: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "重点任务", width: 15 },
  { title: "项数", width: 5, align: "center" },
  { title: "分值", width: 5, align: "center" },
];

const STATE: readonly SheetColumn[] = [
  ...TASK,
  { title: "已完成", width: 7, align: "center" },
  { title: "超期", width: 5, align: "center" },
  { title: "具体任务（✓ 已完成，■ 超期，▲ 临期，其余未到期）", width: 102 },
];

const COMMITMENTS: readonly SheetColumn[] = [...TASK, { title: "具体任务及完成时限", width: 93 }];

/** All duties of a unit on a page or two: a row for each key task, its items one after the other with their lamps. */
export const stateTable = (rows: readonly SheetAssignment[], today: Day) => ({
  columns: STATE,
  rows: keyTasks(rows).map(([title, items], index): SheetRow => {
    const count = (lamp: SheetAssignment["lamp"]) => items.filter((item) => item.lamp === lamp).length;
    return {
      kind: "record",
      cells: [
        ...[index + 1, title, items.length, pointsOf(items), count("DONE"), count("RED")],
        listed(items, (item) => stateOf(item, today)),
      ],
    };
  }),
});

/** The same as a unit signs it: each item with its deadline. */
export const commitmentTable = (rows: readonly SheetAssignment[]) => ({
  columns: COMMITMENTS,
  rows: keyTasks(rows).map(
    ([title, items], index): SheetRow => ({
      kind: "record",
      cells: [index + 1, title, items.length, pointsOf(items), listed(items, deadlineOf)],
    }),
  ),
});

/** Key tasks in the order of the rows; an assignment of a key task itself stands under its own name. */
export const keyTasks = (rows: readonly SheetAssignment[]): [string, SheetAssignment[]][] => [
  ...blocksOf(rows, ({ keyTask, title }) => keyTask?.title ?? title),
];

/** Null where the unit is scored on none. */
export function pointsOf(items: readonly SheetAssignment[]): number | null {
  const scored = items.flatMap(({ points }) => (points === null ? [] : [String(points)]));
  return scored.length > 0 ? Number(printPoints(sumPoints(scored))) : null;
}

/** "12月31日" or what is printed instead; empty where there is none. */
function deadlineOf({ dueText, dueOn }: SheetAssignment): string {
  if (dueText || !dueOn) return dueText.replace(/^20\d\d年/, "");
  const [, month, day] = dueOn.split("-").map(Number);
  return `${month}月${day}日`;
}

function listed(items: readonly SheetAssignment[], note: (item: SheetAssignment) => string): string {
  const words = items.map((item) => {
    const said = note(item);
    return `${item.code} ${item.title}${said && `（${said}）`}`;
  });
  return words.length > 0 ? `${words.join("；")}。` : "";
}

/** What is done, late or nearly so stands out; of the rest nothing is said. */
function stateOf({ lamp, owedOn }: SheetAssignment, today: Day): string {
  if (lamp === "DONE") return "✓";
  if (lamp !== "RED" && lamp !== "YELLOW") return "";
  return lampText(lamp, owedOn === null ? null : daysBetween(today, owedOn), true);
}
