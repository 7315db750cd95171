import { useTranslations } from "next-intl";
import type { Changes, Shown } from "@/lib/activity/schema";

/** "期限：2026-06-30 → 2026-09-30", one line a field. */
export function EventChanges({ changes }: { changes: Changes }) {
  const t = useTranslations("audit");
  const nameOf = (field: string) =>
    t.has(`fields.${field}` as "fields.title") ? t(`fields.${field}` as "fields.title") : field;
  const textOf = (value: Shown) => {
    if (value === null || value === "") return t("values.empty");
    const key = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    return t.has(`values.${key}` as "values.yes") ? t(`values.${key}` as "values.yes") : key;
  };
  return (
    <ul className="grid gap-0.5 pl-4 text-table text-muted">
      {Object.entries(changes).map(([field, { from, to }]) => (
        <li key={field} className="whitespace-pre-line">
          {t("change", { field: nameOf(field), from: textOf(from), to: textOf(to) })}
        </li>
      ))}
    </ul>
  );
}
