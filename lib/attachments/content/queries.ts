import { contentRefusal, previewKind } from "@/lib/attachments/rules";
import type { PreviewKind } from "@/lib/attachments/schema";
import { evidenceScope } from "@/lib/attachments/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { ScanStatus } from "@/prisma/generated/enums";

/** An attachment whose content may be given out. */
export interface Content {
  id: string;
  name: string;
  sha256: string;
  size: number;
  type: string;
  preview: PreviewKind;
  dutyId: string | null;
  assignmentId: string | null;
  findingId: string | null;
  /** Of the duty or the finding. */
  code: string | null;
  number: string | null;
}

/** NOT_FOUND outside the viewer's scope; CONFLICT when the content is cleared, infected or waits for the scanner. */
export async function getContent(viewer: Viewer, id: string): Promise<Content> {
  const scope = evidenceScope(viewer);
  if (!isId(id)) throw notFound();
  const [row] = await db.$queryRaw<(Omit<Content, "preview"> & { scan: ScanStatus; clearedAt: Date | null })[]>`
    select t.id, t.name, t.sha256, c.size, c.type, c.scan::text as scan, c."clearedAt",
      t."dutyId", t."assignmentId", t."findingId", d.code, f.number
    from "Attachment" t join "StoredFile" c on c.sha256 = t.sha256
      left join "Duty" d on d.id = t."dutyId" left join "Finding" f on f.id = t."findingId"
    where t.id = ${id}::uuid and ${scope}`;
  if (!row) throw notFound();
  const { scan, clearedAt, ...content } = row;
  const refusal = contentRefusal({ scan, clearedAt }, env().clamav !== undefined);
  if (refusal) throw new AppError("CONFLICT", refusal);
  return { ...content, preview: previewKind(content) };
}
