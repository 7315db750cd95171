import { Prisma } from "@/prisma/generated/client";

/** Contents, as `c`, that nothing in force uses: no attachment, no import but one that was given up, no template. Earlier editions count as in force. */
export const isUnused = Prisma.sql`(c."clearedAt" is null
  and not exists (select 1 from "Attachment" t where t.sha256 = c.sha256 and t."voidedAt" is null)
  and not exists (select 1 from "ImportFile" f join "Import" i on i.id = f."importId"
    where f.sha256 = c.sha256 and i.status <> 'DISCARDED')
  and not exists (select 1 from "DocumentTemplate" d where d.sha256 = c.sha256 and d."voidedAt" is null))`;

/** Since when: the last voiding; null when nothing was voided. */
export const unusedSince = Prisma.sql`greatest(
  (select max(t."voidedAt") from "Attachment" t where t.sha256 = c.sha256),
  (select max(d."voidedAt") from "DocumentTemplate" d where d.sha256 = c.sha256))`;
