"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { PasteOptions } from "@/lib/findings/paste/queries";
import { FINDING_SOURCES } from "@/lib/findings/status";
import type { usePaste } from "./use-paste";

interface PasteDefaultsProps {
  options: PasteOptions & { year: number };
  paste: ReturnType<typeof usePaste>;
}

/** What holds for rows that do not say it themselves, and what was read at all. */
export function PasteDefaults({ options, paste }: PasteDefaultsProps) {
  const t = useTranslations("findings.paste");
  const words = useTranslations("findings");
  const { table, measures, taken, faults } = paste;
  return (
    <div className="grid gap-3 border-y border-line py-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {options.ownUnitId === null && (
          <span className="w-48">
            <Field label={t("source")}>
              <Select value={paste.source} onChange={(event) => paste.setSource(event.target.value)}>
                <option value="">{t("noSource")}</option>
                {FINDING_SOURCES.map((source) => (
                  <option key={source} value={source}>
                    {words(`source.${source}`)}
                  </option>
                ))}
              </Select>
            </Field>
          </span>
        )}
        <span className="w-44">
          <Field label={t("foundOn")}>
            <Input
              type="date"
              min="2000-01-01"
              max="2100-12-31"
              value={paste.foundOn}
              onChange={(event) => paste.setFoundOn(event.target.value)}
            />
          </Field>
        </span>
        <p className="pb-1.5 text-muted">{t("year", { year: options.year })}</p>
        <Button className="ml-auto" onClick={() => paste.setText("")}>
          {t("again")}
        </Button>
      </div>
      <p role="status">
        <strong className="font-bold">{t("found", { problems: taken.length, measures })}</strong>
        {"　"}
        {faults.length > 0 ? t("faulty", { count: faults.length }) : t("faultless")}
      </p>
      {table.unread.length > 0 && (
        <p className="text-table text-muted">
          {t("unread", { columns: table.unread.map((column) => t(`column.${column}`)).join(words("or")) })}
        </p>
      )}
      {table.skipped.length > 0 && (
        <p className="line-clamp-2 text-table text-muted">
          {t("skipped", { rows: table.skipped.map((row) => row.slice(0, 20)).join(words("or")) })}
        </p>
      )}
    </div>
  );
}
