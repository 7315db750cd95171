import { useTranslations } from "next-intl";
import type { Changes, Shown } from "@/lib/activity/schema";
import { useFindingWord } from "./use-finding-word";

interface EventChangesProps {
  changes: Changes;
  /** Of the rectification ledger: `kind` is 整改类型 there, not a unit's. */
  isFinding: boolean;
}

/** "期限：2026-06-30 → 2026-09-30", one line a field. */
export function EventChanges({ changes, isFinding }: EventChangesProps) {
  const t = useTranslations("audit");
  const finding = useTranslations("finding.field");
  const findingWord = useFindingWord();
  const nameOf = (field: string) => {
    if (isFinding && finding.has(field as "text")) return finding(field as "text");
    return t.has(`fields.${field}` as "fields.title") ? t(`fields.${field}` as "fields.title") : field;
  };
  const textOf = (field: string, value: Shown) => {
    if (value === null || value === "") return t("values.empty");
    if (isFinding) return findingWord(field, String(value));
    const key = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
    return t.has(`values.${key}` as "values.yes") ? t(`values.${key}` as "values.yes") : key;
  };
  return (
    <ul className="grid gap-0.5 pl-4 text-table text-muted">
      {Object.entries(changes).map(([field, { from, to }]) => (
        <li key={field} className="whitespace-pre-line">
          {t("change", { field: nameOf(field), from: textOf(field, from), to: textOf(field, to) })}
        </li>
      ))}
    </ul>
  );
}
