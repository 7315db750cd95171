import { squeezed } from "@/lib/cells";
import type { Period } from "@/lib/duties/progress/rules";
import type { DutyStatus } from "@/lib/duties/status";
import { refusal } from "@/lib/imports/merge";
import type { MappedRow, Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import { unitFinder } from "@/lib/units/finder";
import type { KnownUnits } from "@/lib/units/queries";

/** What a row of the sheet may be about. */
export interface KnownDuty {
  id: string;
  code: string;
  title: string;
  content: string;
  keyTask: string;
  /** 责任单位 as printed: no list of names. */
  unitsText: string;
}

/** Words that were handed in last for a period. */
export interface KnownReport {
  period: Period;
  progress: string;
  problems: string;
  nextSteps: string;
  isDone: boolean;
  /** Who wrote it, and when, as shown. */
  by: string;
  at: string;
}

/** One unit's share of a duty. */
export interface KnownShare {
  id: string;
  dutyId: string;
  unitId: string;
  version: number;
  status: DutyStatus;
  reports: KnownReport[];
}

export interface Shares {
  known: KnownUnits;
  importer: { unitId: string; isOffice: boolean };
  duties: readonly KnownDuty[];
  /** Those that the importer may report on. */
  shares: readonly KnownShare[];
}

export type FoundShare = { share: KnownShare; duty: KnownDuty } | { problem: Problem };

/** Finds the share that a row is about: by the hidden id, else code and unit, else words and unit. */
export function shareFinder({ known, importer, duties, shares }: Shares, fixes: Readonly<Record<string, string>>) {
  const findUnits = unitFinder(known.units, known.groups, known.county);
  const nameOf = new Map(known.units.map(({ id, shortName }) => [id, shortName]));
  const dutyById = new Map(duties.map((duty) => [duty.id, duty]));
  const shareById = new Map(shares.map((share) => [share.id, share]));
  const sharesOf = groupBy(shares, ({ dutyId }) => [dutyId]);
  const byCode = groupBy(duties, ({ code }) => [squeezed(code)]);
  const byText = groupBy(duties, ({ title, content }) =>
    [title, content, title + content].map(squeezed).filter(Boolean),
  );
  const fixed = (column: string, text: string) => fixes[`${column}:${text}`] ?? text;
  const nearest = nearestOf(
    duties.map(({ title, content }) => ({ value: content || title, names: [content || title] })),
    0.5,
  );

  const dutiesOf = ({ cells }: MappedRow): readonly KnownDuty[] => {
    const code = squeezed(fixed("code", cells.code ?? ""));
    const coded = code === "" ? undefined : byCode.get(code);
    if (coded) return coded;
    const named = byText.get(squeezed(fixed("content", cells.content ?? ""))) ?? [];
    const task = squeezed(cells.keyTask ?? "");
    const within = named.filter(({ keyTask }) => squeezed(keyTask) === task);
    return named.length > 1 && within.length > 0 ? within : named;
  };

  /** The share among those of these duties that the row's unit has. */
  const shareOf = (
    { cells }: MappedRow,
    candidates: readonly KnownDuty[],
    sender: string | null,
  ): KnownShare | Problem => {
    const all = candidates.flatMap(({ id }) => sharesOf.get(id) ?? []);
    const written = cells.units ?? "";
    const isPrinted = candidates.some(({ unitsText }) => squeezed(unitsText) === squeezed(written));
    const found = written === "" ? { ids: [] } : findUnits(written, (token) => fixed("units", token));
    if ("unknown" in found && !(isPrinted && all.length === 1)) {
      const more = found.suggestion ? { suggestion: found.suggestion } : {};
      return refusal("units", found.isAmbiguous ? "unitAmbiguous" : "unitUnknown", found.unknown, more);
    }
    const ids = "ids" in found ? found.ids : [];
    if (!importer.isOffice && !isPrinted && ids.length > 0 && !ids.includes(importer.unitId)) {
      return refusal("units", "unitForbidden", written);
    }
    // A unit's own sheet need not say in each row whose it is.
    if (written === "" && sender !== null && !importer.isOffice && sender !== importer.unitId)
      return refusal("units", "unitForbidden", nameOf.get(sender) ?? "");
    const sent = all.filter(({ unitId }) => written === "" && unitId === sender);
    if (all.length > 1 && sent.length === 1) return sent[0]!;
    const named = all.filter(({ unitId }) => ids.includes(unitId));
    const own = all.filter(({ unitId }) => unitId === importer.unitId);
    const [share, other] = ids.length > 0 && importer.isOffice ? named : own.length > 0 ? own : all;
    if (share && !other) return share;
    if (other && candidates.length > 1) return refusal("keyTask", "keyTaskMissing", "");
    if (ids.length > 1) return refusal("units", "unitAmbiguous", written);
    if (other) return refusal("units", "required", written);
    const unit = nameOf.get(ids[0] ?? importer.unitId) ?? written;
    return refusal("units", "notAssigned", written, { values: { unit } });
  };

  const senders = new Map<string, string | null>();
  /** The one unit that the line above the heading names. */
  const senderId = (text: string): string | null => {
    const known = senders.get(text);
    if (known !== undefined) return known;
    const found = text === "" ? { ids: [] } : findUnits(text);
    const id = "ids" in found && found.ids.length === 1 ? found.ids[0]! : null;
    senders.set(text, id);
    return id;
  };

  const byWords = (row: MappedRow, isOurs: boolean, sender: string): FoundShare => {
    const candidates = dutiesOf(row);
    const [first] = candidates;
    const column = row.cells.content ? "content" : row.cells.code ? "code" : null;
    const text = row.cells.content || row.cells.code || "";
    if (!first) {
      if (isOurs) return { problem: refusal(null, "addedByHand", text) };
      const suggestion = row.cells.content ? nearest(row.cells.content) : null;
      return { problem: refusal(column, "unknownRow", text, suggestion === null ? {} : { suggestion }) };
    }
    const share = shareOf(row, candidates, senderId(sender));
    return "code" in share ? { problem: share } : placed(share);
  };

  const placed = (share: KnownShare): FoundShare => {
    const duty = dutyById.get(share.dutyId);
    return duty ? { share, duty } : { problem: refusal(null, "recordGone") };
  };

  return {
    unitName: (id: string) => nameOf.get(id) ?? "",
    /**
     * @param isOurs the sheet was made by this program: a row without an id was added by hand
     * @param sender 填报单位 above the heading
     */
    find(row: MappedRow, isOurs: boolean, sender = ""): FoundShare {
      if (!row.origin) return byWords(row, isOurs, sender);
      const share = shareById.get(row.origin.id);
      if (!share) {
        const unit = row.origin.base.units ?? row.cells.units ?? "";
        const ids = findUnits(unit);
        const isForeign =
          !importer.isOffice && "ids" in ids && ids.ids.length > 0 && !ids.ids.includes(importer.unitId);
        return { problem: isForeign ? refusal("units", "unitForbidden", unit) : refusal(null, "recordGone") };
      }
      const [other] = dutiesOf(row);
      // The hidden number of one row beside the words of another.
      if (other && !dutiesOf(row).some(({ id }) => id === share.dutyId))
        return { problem: refusal(null, "ownSheetChanged") };
      return placed(share);
    },
  };
}

function groupBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}
