import { isCurrent } from "@/lib/attachments/queries";
import { evidenceScope } from "@/lib/attachments/scope";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

export interface AttachmentUse {
  id: string;
  name: string;
  unitName: string;
  createdAt: Date;
  finding: { id: string; number: string; text: string } | null;
  duty: { id: string; code: string; title: string } | null;
  period: string | null;
}

/** Where the same content is used, this place among them, as far as the viewer may see. */
export async function getAttachmentUses(viewer: Viewer, id: string): Promise<AttachmentUse[]> {
  const scope = evidenceScope(viewer);
  if (!isId(id)) throw notFound();
  const [content] = await db.$queryRaw<{ sha256: string }[]>`
    select t.sha256 from "Attachment" t where t.id = ${id}::uuid and ${scope}`;
  if (!content) throw notFound();
  return db.$queryRaw<AttachmentUse[]>`
    select t.id, t.name, u.name as "unitName", t."createdAt", t.period,
      case when f.id is not null then json_build_object('id', f.id, 'number', f.number, 'text', f.text) end as finding,
      case when d.id is not null then json_build_object('id', d.id, 'code', d.code, 'title', d.title) end as duty
    from "Attachment" t join "Unit" u on u.id = coalesce(
        (select s."unitId" from "Assignment" s where s.id = t."assignmentId"), t."unitId")
      left join "Finding" f on f.id = t."findingId" left join "Duty" d on d.id = t."dutyId"
    where t.sha256 = ${content.sha256} and ${isCurrent} and num_nonnulls(t."findingId", t."dutyId") = 1 and ${scope}
    order by t.id limit 200`;
}
