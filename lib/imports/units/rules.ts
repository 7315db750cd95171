import { squeezed } from "@/lib/cells";
import { claims } from "@/lib/imports/cells/claims";
import { tooLong } from "@/lib/imports/cells/texts";
import { keyText, refusal, warning } from "@/lib/imports/merge";
import type { CellChange, MakeReader, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import { type UnitCells, unitCells } from "./cells";
import { type ListedUnit, type UnitsContext, type UnitWrite, unitIndex } from "./known";
import { CLASS_WORDS, isSection, isTown, kindOfUnit } from "./words";

type Preview = PreviewRow<UnitWrite>;

const CODE_FORM = /^[a-z0-9-]{1,40}$/;
const LAST_PLACE = 9_999;

/** 单位名单: each row is a unit, found by its code, else by its names. What a cell leaves blank stays as it is. */
export const makeUnitsReader: MakeReader<UnitsContext> = (context, { fixes }) => {
  const index = unitIndex(context);
  const readCells = unitCells(index, fixes);
  const taken = new Map(context.taken.map(({ code, title }) => [code, title]));
  const claim = claims();
  const nearest = nearestOf(
    context.units.map(({ name, shortName, formerNames }) => ({
      value: name,
      names: [name, shortName, ...formerNames],
    })),
    0.7,
  );
  let place = Math.max(0, ...context.units.map(({ sortNo }) => sortNo));

  const readRow = ({ no, cells, isHidden, isFoot }: MappedRow, sheet: MappedSheet): Preview => {
    const { name: written = "" } = cells;
    const preview: Preview = {
      ...{ no, isHidden, cells: { ...cells }, key: keyText(written || cells.code || "") },
      ...{ action: "SKIP", problems: [], changes: [], record: null },
    };
    const isBare = Object.entries(cells).every(([column, text]) => column === "name" || text === "");
    if (isFoot || (isBare && (written === "" || isSection(written)))) return preview;
    if (isHidden) preview.problems.push(warning(null, "hiddenRow"));
    const code = (cells.code ?? "").normalize("NFKC").trim().toLowerCase();
    const name = (fixes[`name:${written}`] ?? written).replace(/\s+/g, "");
    const coded = code === "" ? null : index.byCode(code);
    const named = index.named(name);
    const unit = coded ?? (named.length === 1 ? (named[0] ?? null) : null);
    const here = { file: sheet.fileName, row: no };
    const read = readCells(cells, unit, { isRenamed: coded !== null && !named.includes(coded), name });
    const problems = [
      ...(unit ? claim(`id:${unit.id}`, "name", written, here) : []),
      ...codeFaults(cells.code ?? "", code, unit, here),
      ...nameClaims(unit ? (read.fields.name ?? "") : name, read.fields.shortName ?? "", here),
      ...read.problems,
    ];
    if (!unit && named.length > 1) problems.push(refusal("name", "unitAmbiguous", written));
    return unit
      ? changed(preview, unit, read, problems)
      : created(preview, { code: code || null, name, written }, read, problems);
  };

  /** Names that the row gives: no other row may give them to another unit. */
  const nameClaims = (name: string, shortName: string, here: { file: string; row: number }): Problem[] => [
    ...(name === "" ? [] : claim(`called:${squeezed(name)}`, "name", name, here)),
    ...(shortName === "" || squeezed(shortName) === squeezed(name)
      ? []
      : claim(`called:${squeezed(shortName)}`, "shortName", shortName, here)),
  ];

  const codeFaults = (
    written: string,
    code: string,
    unit: ListedUnit | null,
    here: { file: string; row: number },
  ): Problem[] => {
    if (code === "" || unit?.code === code) return [];
    if (unit) return [refusal("code", "locked", written, { values: { from: unit.code } })];
    if (!CODE_FORM.test(code)) return [refusal("code", "codeForm", written)];
    const title = taken.get(code);
    if (title !== undefined) return [refusal("code", "codeTaken", written, { values: { title } })];
    return claim(`code:${code}`, "code", written, here);
  };

  const changed = (preview: Preview, unit: ListedUnit, read: UnitCells, problems: readonly Problem[]): Preview => {
    const { changes, fields } = read;
    const done = { ...preview, key: keyText(unit.name), changes, problems: [...preview.problems, ...problems] };
    if (isRefused(done.problems)) return { ...done, action: "REFUSE" };
    if (changes.length === 0) return { ...done, action: "UNCHANGED" };
    return { ...done, action: "UPDATE", record: { id: unit.id, version: unit.version, ...fields } };
  };

  const created = (
    preview: Preview,
    { code, name, written }: { code: string | null; name: string; written: string },
    { fields, shortName }: UnitCells,
    faults: readonly Problem[],
  ): Preview => {
    const problems = [...preview.problems, ...faults];
    if (name === "") problems.push(refusal("name", "required"));
    problems.push(...tooLong("name", name, 80));
    const short = shortName ?? name;
    if (shortName === null && name.length <= 80) problems.push(...tooLong("shortName", short, 40));
    if (index.isGovernment(name)) problems.push(refusal("name", "nameTaken", written));
    const unitClass = fields.class === undefined ? (isTown(name) ? "TOWN" : null) : fields.class;
    if (isRefused(problems)) return { ...preview, action: "REFUSE", problems };
    if (fields.class === undefined && unitClass === null) problems.push(warning("class", "classMissing"));
    const suggestion = nearest(name);
    if (suggestion !== null) problems.push(warning("name", "textSimilar", written, { suggestion }));
    const sortNo = fields.sortNo ?? Math.min(LAST_PLACE, ++place);
    const record: UnitWrite = {
      ...{ id: null, code, name, shortName: short, kind: kindOfUnit(name, unitClass), class: unitClass, sortNo },
      ...{ phone: fields.phone ?? null, formerNames: fields.formerNames ?? [] },
    };
    return { ...preview, action: "CREATE", problems, changes: guessed(fields.class, record), record };
  };

  return { read: (sheet) => sheet.rows.map((row) => readRow(row, sheet)), finish: () => [] };
};

const isRefused = (problems: readonly Problem[]): boolean => problems.some(({ level }) => level === "REFUSE");

/** A class that the row does not say but the name does. */
const guessed = (said: unknown, { class: unitClass }: UnitWrite): CellChange[] =>
  said === undefined && unitClass ? [{ column: "class", from: "", to: CLASS_WORDS[unitClass] }] : [];
