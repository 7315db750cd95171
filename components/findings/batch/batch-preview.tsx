import { useTranslations } from "next-intl";
import type { FindingRow } from "@/lib/findings/queries";
import type { FindingKind, Severity } from "@/lib/findings/status";
import type { ChangedField } from "./batch-values";

interface BatchPreviewProps {
  /** Null: this row cannot be changed any more. */
  lines: { row: FindingRow; fields: ChangedField[] | null }[];
}

/** Each row's old → new; rows that stay as they are say so. */
export function BatchPreview({ lines }: BatchPreviewProps) {
  const t = useTranslations("findings");
  const word = ({ field }: ChangedField, value: string) => {
    if (field === "kind") return t(`kind.${value as FindingKind}`);
    return field === "severity" ? t(`severity.${value as Severity}`) : value;
  };
  const name = { lead: "lead", kind: "kind", severity: "severity", deadline: "dueOn" } as const;
  return (
    <ul className="border-t border-line text-table">
      {lines.map(({ row, fields }) => (
        <li key={row.id} className="grid gap-1 border-b border-line py-2">
          <span className="line-clamp-2">
            <span className="text-muted">{row.number}</span> {row.text}
          </span>
          {fields === null && <span className="text-muted">{t("batch.closed")}</span>}
          {fields?.length === 0 && <span className="text-muted">{t("batch.same")}</span>}
          {fields?.map((changed) => (
            <span key={changed.field} className="grid grid-cols-[5em_1fr] gap-x-2">
              <span className="text-muted">{t(`field.${name[changed.field]}`)}</span>
              <span>
                <del className="text-muted">{changed.before === null ? t("none") : word(changed, changed.before)}</del>{" "}
                → <strong className="font-bold">{word(changed, changed.after)}</strong>
              </span>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
