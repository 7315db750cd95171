import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ImportKind, KIND_NAMES, type KindName } from "@/lib/imports/status";

/** The form of a kind of sheet, for whoever has none that can be read. */
export function BlankForm({ kind }: { kind: ImportKind }) {
  const t = useTranslations("imports");
  const name = (Object.keys(KIND_NAMES) as KindName[]).find((one) => KIND_NAMES[one] === kind);
  return (
    <a
      href={`/api/exports/blank-${name}.xlsx`}
      aria-label={t("upload.blankOf", { kind: t(`kind.${kind}`) })}
      className="link inline-flex items-center gap-1"
    >
      <FileDown aria-hidden className="size-4" />
      {t("upload.blank")}
    </a>
  );
}
