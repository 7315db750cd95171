"use client";
import { useTranslations } from "next-intl";
import { KIND_NAMES, type KindName } from "@/lib/imports/status";
import { BlankForm } from "../preview/blank-form";

interface KindChoiceProps {
  kinds: readonly KindName[];
  kind: KindName;
  onChange: (kind: KindName) => void;
}

/** What kind of sheet it is: one line for each, and for the chosen one the columns that it usually has. */
export function KindChoice({ kinds, kind, onChange }: KindChoiceProps) {
  const t = useTranslations("imports");
  const chosen = KIND_NAMES[kind];
  return (
    <fieldset>
      <legend className="pb-1 font-bold">{t("upload.kind")}</legend>
      <div className="grid gap-x-6 border-t border-line tablet:grid-cols-2 wide:grid-cols-3">
        {kinds.map((name) => (
          <label
            key={name}
            className="flex items-start gap-3 border-b border-line px-2 py-2.5 transition-colors hover:bg-sunken has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="kind"
              value={name}
              checked={name === kind}
              onChange={() => onChange(name)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-bold">{t(`kind.${KIND_NAMES[name]}`)}</span>
              <span className="block text-table text-muted">{t(`about.${KIND_NAMES[name]}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-2 pt-2 text-table">
        <span className="text-muted">{t("upload.columns", { columns: t(`columns.${chosen}`) })}</span>
        <BlankForm kind={chosen} />
      </p>
    </fieldset>
  );
}
