import { createHash } from "node:crypto";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { getImport, type ImportRecord } from "@/lib/imports/queries";
import { getImportProgress } from "@/lib/imports/reading/queries";
import { listImportRows, type PreviewedRow } from "@/lib/imports/rows/queries";
import { uploadImport } from "@/lib/imports/upload/mutations";

export type Files = Record<string, string | Buffer>;
export interface Previewed extends ImportRecord {
  rows: PreviewedRow[];
}

/** A request with one file or several and the fields of an upload, as a browser sends it. */
export function importRequest(files: Files, fields: Record<string, string>, headers = {}): Request {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  for (const [name, content] of Object.entries(files)) {
    form.append("file", new File([new Uint8Array(Buffer.from(content))], name));
  }
  return new Request("http://localhost:3000", { method: "POST", body: form, headers });
}

/** An import that was uploaded and read, with the first rows of its preview. */
export async function previewed(viewer: Viewer, files: Files, fields: Record<string, string>): Promise<Previewed> {
  const signal = new AbortController().signal;
  const { id } = await uploadImport(viewer, importRequest(files, fields), signal, { waits: true });
  return previewOf(viewer, id);
}

/** An import with the first rows of its preview, when it is read. */
export async function previewOf(viewer: Viewer, id: string): Promise<Previewed> {
  while ((await getImportProgress(viewer, id)).status === "READING") {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { rows } = await listImportRows(viewer, id, { page: 1, size: 200 });
  return { ...(await getImport(viewer, id)), rows };
}

/** What each row is to do, and why not. */
export const outcomes = ({ rows }: Previewed): string[] =>
  rows.map(({ action, problems }) => [action, ...problems.map(({ code }) => code)].join(" "));

/** Rows of cells as a CSV that Excel writes. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n")}\r\n`;

/**
 * A checksum over everything living that a sheet may touch. Versions and the moment of the last write are left out, which only ever
 * grow, and what is void or withdrawn, which is kept for history alone.
 */
export async function livingSum(): Promise<string> {
  const rows = await db.$queryRaw<{ row: string }[]>`
    with duty as (select * from "Duty" where "voidedAt" is null),
      share as (select a.* from "Assignment" a join duty d on d.id = a."dutyId" where a."voidedAt" is null),
      finding as (select * from "Finding" where status <> 'VOID'),
      measure as (select m.* from "Measure" m join finding f on f.id = m."findingId" where m."voidedAt" is null)
    select 'd' || (to_jsonb(d) - 'version')::text as row from duty d
    union all select 'i' || to_jsonb(i)::text from "Indicator" i
    union all select 'p' || to_jsonb(p)::text from "DutyParty" p join duty d on d.id = p."dutyId"
    union all select 'a' || (to_jsonb(a) - 'version')::text from share a
    union all select 'r' || (to_jsonb(r) - 'version' - 'updatedAt')::text from "ProgressReport" r
      join share a on a.id = r."assignmentId" where r.status <> 'WITHDRAWN'
    union all select 'f' || (to_jsonb(f) - 'version')::text from finding f
    union all select 'fu' || to_jsonb(u)::text from "FindingUnit" u join finding f on f.id = u."findingId"
    union all select 'm' || (to_jsonb(m) - 'version')::text from measure m
    union all select 'mu' || to_jsonb(u)::text from "MeasureUnit" u join measure m on m.id = u."measureId"
    union all select 'mr' || to_jsonb(r)::text from "MeasureReport" r join measure m on m.id = r."measureId"
    union all select 't' || to_jsonb(t)::text from "UnitTally" t where t."findingsTotal" > 0
    union all select 'u' || (to_jsonb(u) - 'version')::text from "Unit" u
    union all select 'n' || to_jsonb(n)::text from "UnitFormerName" n
    order by 1`;
  return createHash("sha256")
    .update(rows.map(({ row }) => row).join("\n"))
    .digest("hex");
}
