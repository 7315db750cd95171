import { Prisma } from "@/prisma/generated/client";

/** Contents, as `c`, that no attachment in force uses; earlier editions count as in force. */
export const isUnused = Prisma.sql`(c."clearedAt" is null and not exists (
  select 1 from "Attachment" t where t.sha256 = c.sha256 and t."voidedAt" is null))`;

/** Since when: the last voiding; null when there is no attachment at all. */
export const unusedSince = Prisma.sql`(select max(t."voidedAt") from "Attachment" t where t.sha256 = c.sha256)`;
