import { useTranslations } from "next-intl";
import type { BatchPreviewRow } from "@/lib/duties/assign/queries";

const FIELDS = ["leadText", "unitsText", "dueOn", "dueText"] as const;

/** Each row's old → new; rows that stay as they are say so. */
export function BatchPreview({ rows }: { rows: BatchPreviewRow[] }) {
  const t = useTranslations("duties");
  return (
    <ul className="border-t border-line text-table">
      {rows.map(({ id, code, title, before, after }) => {
        const changed = FIELDS.filter((field) => before[field] !== after[field]);
        return (
          <li key={id} className="grid gap-1 border-b border-line py-2">
            <span>
              <span className="text-muted">{code}</span> {title}
            </span>
            {changed.length === 0 && <span className="text-muted">{t("batch.same")}</span>}
            {changed.map((field) => (
              <span key={field} className="grid grid-cols-[5em_1fr] gap-x-2">
                <span className="text-muted">{t(`batch.field.${field}`)}</span>
                <span>
                  <del className="text-muted">{before[field] || t("none")}</del> →{" "}
                  <strong className="font-bold">{after[field] || t("none")}</strong>
                </span>
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
