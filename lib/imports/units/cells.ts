import { squeezed } from "@/lib/cells";
import { tooLong } from "@/lib/imports/cells/texts";
import { refusal } from "@/lib/imports/merge";
import type { CellChange, ImportSettings, Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import type { ListedUnit, UnitFields, unitIndex } from "./known";
import { CLASS_WORDS, namesIn, readClass } from "./words";

/** What a row says beside code and name. */
export interface UnitCells {
  /** Those that differ from the unit's; of a new one all that are said. */
  fields: Partial<UnitFields>;
  /** As it will be; null where the row does not say. */
  shortName: string | null;
  changes: CellChange[];
  problems: Problem[];
}

const MAX_FORMER = 20;
const ALLOWED = Object.values(CLASS_WORDS).join("、");
const nearestClass = nearestOf(Object.values(CLASS_WORDS).map((word) => ({ value: word, names: [word] })));

/** Reads the cells of a unit; `isRenamed` when it was found by its code, so that another name is a new one. */
export function unitCells(index: ReturnType<typeof unitIndex>, fixes: ImportSettings["fixes"]) {
  return (
    cells: Readonly<Record<string, string>>,
    unit: ListedUnit | null,
    { isRenamed, name }: { isRenamed: boolean; name: string },
  ): UnitCells => {
    const fields: Partial<UnitFields> = {};
    const changes: CellChange[] = [];
    const problems: Problem[] = [];
    const change = (column: string, from: string, to: string) => {
      if (unit) changes.push({ column, from, to });
    };
    const isTaken = (text: string): boolean => {
      const holder = index.holder(text);
      return index.isGovernment(text) || (holder !== null && holder.id !== unit?.id);
    };

    if (unit && isRenamed && name !== "" && squeezed(name) !== squeezed(unit.name)) {
      if (isTaken(name)) problems.push(refusal("name", "nameTaken", cells.name ?? ""));
      problems.push(...tooLong("name", name, 80));
      fields.name = name;
      change("name", unit.name, name);
    }

    const short = (cells.shortName ?? "").replace(/\s+/g, "");
    if (short !== "" && (!unit || squeezed(short) !== squeezed(unit.shortName))) {
      if (isTaken(short)) problems.push(refusal("shortName", "nameTaken", short));
      problems.push(...tooLong("shortName", short, 40));
      fields.shortName = short;
      change("shortName", unit?.shortName ?? "", short);
    }

    const own = new Set(
      [fields.name ?? unit?.name ?? name, fields.shortName ?? unit?.shortName ?? short].map(squeezed),
    );
    const kept = new Set((unit?.formerNames ?? []).map(squeezed));
    const more = namesIn(cells.formerNames ?? "").filter((one) => !kept.has(squeezed(one)) && !own.has(squeezed(one)));
    if (more.length > 0) {
      const before = unit?.formerNames ?? [];
      const all = [...before, ...more];
      problems.push(...more.filter(isTaken).map((one) => refusal("formerNames", "nameTaken", one)));
      problems.push(...more.flatMap((one) => tooLong("formerNames", one, 80)));
      if (all.length > MAX_FORMER)
        problems.push(refusal("formerNames", "tooManyNames", "", { values: { limit: MAX_FORMER } }));
      fields.formerNames = all;
      change("formerNames", before.join("、"), all.join("、"));
    }

    const written = cells.class ?? "";
    const read = written === "" ? undefined : readClass(fixes[`class:${written}`] ?? written);
    if (written !== "" && read === undefined) problems.push(classUnread(written));
    if (read !== undefined && read !== unit?.class) {
      fields.class = read;
      change("class", CLASS_WORDS[unit?.class ?? "NONE"], CLASS_WORDS[read ?? "NONE"]);
    }

    const sort = squeezed(cells.sortNo ?? "");
    if (sort !== "" && !/^\d{1,4}$/.test(sort)) problems.push(refusal("sortNo", "orderUnread", cells.sortNo ?? ""));
    else if (sort !== "" && Number(sort) !== unit?.sortNo) {
      fields.sortNo = Number(sort);
      change("sortNo", String(unit?.sortNo ?? ""), String(Number(sort)));
    }

    const phone = (cells.phone ?? "").trim();
    if (phone !== "" && squeezed(phone) !== squeezed(unit?.phone ?? "")) {
      problems.push(...tooLong("phone", phone, 40));
      fields.phone = phone;
      change("phone", unit?.phone ?? "", phone);
    }
    return { fields, shortName: short === "" ? null : short, changes, problems };
  };
}

/** 部门 may be either kind of them. */
function classUnread(text: string): Problem {
  const suggestion = /^[县区市]?(?:直|级|属)?(?:部门|单位|机关)$/.test(squeezed(text)) ? null : nearestClass(text);
  return refusal("class", "classUnread", text, { values: { allowed: ALLOWED }, ...(suggestion && { suggestion }) });
}
