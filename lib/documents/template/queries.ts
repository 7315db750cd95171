import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { store } from "@/lib/storage/store";
import type { DocumentName, Format } from "../schema";
import type { DocumentSpec } from "../write";

const unknown = () => new AppError("INVALID", "templateUnknown", { field: "template" });

/** The document in the office's own layout; without a template as it is. INVALID for a template of another document or format, or one withdrawn. */
export async function inOwnLayout(
  viewer: Viewer,
  spec: DocumentSpec,
  { document, format, template: id }: { document: DocumentName; format: Format; template: string | undefined },
): Promise<DocumentSpec> {
  if (id === undefined) return spec;
  if (spec.kind !== "sheet" || (format !== "xlsx" && format !== "docx")) throw unknown();
  const found = await db.documentTemplate.findFirst({
    where: {
      ...{ id, document, voidedAt: null, governmentId: viewer.governmentId },
      format: format === "xlsx" ? "XLSX" : "DOCX",
    },
    select: { sha256: true, file: { select: { scan: true } } },
  });
  if (!found) throw unknown();
  if (found.file.scan === "INFECTED") throw new AppError("INFECTED", "fileInfected", { field: "template" });
  return { kind: "template", sheet: spec.sheet, template: { format, bytes: await readContent(found.sha256) } };
}

/** A stored content, whole; only for small ones. Throws when it is not what was stored. */
export async function readContent(sha256: string): Promise<Uint8Array> {
  const bytes = await buffer(await store().open(sha256));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw new Error("The stored template is damaged");
  return bytes;
}
