import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ImportedFile } from "@/lib/imports/queries";
import { FAULT_MESSAGES } from "@/lib/imports/rules";

/** Why a file was refused as a whole, and what to do. */
export function FileFault({ file }: { file: ImportedFile }) {
  const t = useTranslations("errors");
  const { name, fault, faultValues } = file;
  if (!fault) return null;
  return (
    <p className="flex items-start gap-1 font-bold">
      <CircleAlert aria-hidden className="mt-1 size-4 shrink-0" />
      <span className="break-words">{t(FAULT_MESSAGES[fault], { ...faultValues, name })}</span>
    </p>
  );
}
