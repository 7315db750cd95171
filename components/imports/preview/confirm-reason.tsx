"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface Words {
  reason: string;
  documentNo: string;
}

interface ConfirmReasonProps {
  year: number;
  words: Words;
  onChange: (words: Words) => void;
  errorOf: (field: string) => string | undefined;
}

/** Why an issued year is changed, and by which document. */
export function ConfirmReason({ year, words, onChange, errorOf }: ConfirmReasonProps) {
  const t = useTranslations("import.confirm");
  return (
    <div className="grid gap-2">
      <p className="text-table text-muted">{t("issued", { year: String(year) })}</p>
      <div className="grid items-start gap-3 tablet:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Field label={t("reason")} error={errorOf("reason")}>
          <Input
            autoFocus
            value={words.reason}
            maxLength={500}
            placeholder={t("reasonExample")}
            onChange={(event) => onChange({ ...words, reason: event.target.value })}
          />
        </Field>
        <Field label={t("documentNo")} error={errorOf("documentNo")}>
          <Input
            value={words.documentNo}
            maxLength={80}
            placeholder={t("documentExample")}
            onChange={(event) => onChange({ ...words, documentNo: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
