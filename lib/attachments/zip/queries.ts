import { isCurrent } from "@/lib/attachments/queries";
import { contentRefusal } from "@/lib/attachments/rules";
import type { EvidenceZipInput } from "@/lib/attachments/schema";
import { evidenceScope } from "@/lib/attachments/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { ledgerReach } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { assertFindingVisible } from "@/lib/findings/queries";
import { getLedgerYear } from "@/lib/plans/queries";
import { unitScope } from "@/lib/units/scope";
import { Prisma } from "@/prisma/generated/client";
import type { ScanStatus } from "@/prisma/generated/enums";
import { entryPath } from "./rules";

/** As many as a workbook lists. */
const MAX_FILES = 10_000;

/** One file of an archive, in the order of its table of contents. */
export interface ZipEntry {
  place: number;
  /** Where it is in the archive; null when its content is not given out. */
  path: string | null;
  refusal: "fileCleared" | "fileInfected" | "fileScanning" | null;
  name: string;
  sha256: string;
  size: number;
  scan: ScanStatus;
  /** "问题2026-007 …", "1.1.1 …": what it is evidence of. */
  subject: string;
  unitName: string;
  period: string | null;
  uploaderName: string;
  createdAt: Date;
}

export interface ZipContents {
  /** "问题2026-007": what is zipped. */
  of: string;
  entries: ZipEntry[];
}

/** The evidence of a finding, a duty, or one unit's year, as far as the viewer sees it; NOT_FOUND when the thing is out of sight. */
export async function listZip(viewer: Viewer, input: EvidenceZipInput): Promise<ZipContents> {
  if ("finding" in input) {
    await assertFindingVisible(viewer, input.finding);
    const { number } = await db.finding.findUniqueOrThrow({
      where: { id: input.finding },
      select: { number: true },
    });
    const rows = await select(viewer, Prisma.sql`t."findingId" = ${input.finding}::uuid`);
    const folders = (row: Fetched) => (row.measure === null ? [] : [`措施${row.measure}`]);
    return { of: `问题${number}`, entries: rows.map((row) => entryOf(row, folders(row), rows.length)) };
  }
  if ("duty" in input) {
    await assertVisible(viewer, input.duty);
    const { code } = await db.duty.findUniqueOrThrow({ where: { id: input.duty }, select: { code: true } });
    const rows = await select(viewer, Prisma.sql`t."dutyId" = ${input.duty}::uuid`);
    const folders = (row: Fetched) =>
      row.isShare ? [row.unitName, ...(row.period ? [row.period] : [])] : ["整个事项"];
    return { of: `事项${code}`, entries: rows.map((row) => entryOf(row, folders(row), rows.length)) };
  }
  const unit = await getUnit(viewer, input.unit);
  const { year } = await getLedgerYear(viewer, input.year);
  if (year === null) throw notFound();
  const rows = await select(
    viewer,
    Prisma.sql`coalesce(s."unitId", t."unitId") = ${unit.id}::uuid and coalesce(d.year, f.year) = ${year}`,
  );
  const entries = rows.map((row) => entryOf(row, [row.subject], rows.length));
  return { of: `${unit.shortName}${year}年`, entries };
}

async function getUnit(viewer: Viewer, code: string) {
  const unit = await db.unit.findFirst({
    where: { ...unitScope(viewer), code },
    select: { id: true, shortName: true },
  });
  const isSeen = ledgerReach(viewer) === "GOVERNMENT" || unit?.id === viewer.unitId;
  if (!unit || !isSeen) throw notFound();
  return unit;
}

interface Fetched extends Omit<ZipEntry, "place" | "path" | "refusal"> {
  clearedAt: Date | null;
  isShare: boolean;
  measure: number | null;
  place: number;
}

async function select(viewer: Viewer, condition: Prisma.Sql): Promise<Fetched[]> {
  const rows = await db.$queryRaw<Fetched[]>`
    select (row_number() over (order by d."sortNo", y."sortNo" nulls first, t.period, f.year, f."sortNo", m."sortNo" nulls first,
        t.id))::int as place,
      t.name, t.sha256, c.size, c.scan::text as scan, c."clearedAt", coalesce(y."shortName", u."shortName") as "unitName",
      coalesce('问题' || f.number || ' ' || f.text, d.code || ' ' || d.title) as subject, t.period,
      w.name as "uploaderName", t."createdAt", t."assignmentId" is not null as "isShare", m."sortNo" as measure
    from "Attachment" t join "StoredFile" c on c.sha256 = t.sha256 join "User" w on w.id = t."uploaderId"
      join "Unit" u on u.id = t."unitId" left join "Assignment" s on s.id = t."assignmentId"
      left join "Unit" y on y.id = s."unitId" left join "Duty" d on d.id = t."dutyId"
      left join "Finding" f on f.id = t."findingId" left join "Measure" m on m.id = t."measureId"
    where ${isCurrent} and ${condition} and ${evidenceScope(viewer)}
    order by place limit ${MAX_FILES + 1}`;
  if (rows.length > MAX_FILES) {
    throw new AppError("INVALID", "tooManyRows", { values: { count: rows.length, maximum: MAX_FILES } });
  }
  return rows;
}

function entryOf(row: Fetched, folders: readonly string[], total: number): ZipEntry {
  const { clearedAt, isShare: _isShare, measure: _measure, ...entry } = row;
  const refusal = contentRefusal({ scan: row.scan, clearedAt }, env().clamav !== undefined);
  return { ...entry, refusal, path: refusal === null ? entryPath(folders, { ...row, total }) : null };
}
