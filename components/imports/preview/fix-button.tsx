"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PopoverButton } from "@/components/ui/popover-button";
import { useChangeImport } from "./change-import";

interface FixButtonProps {
  column: string;
  columnName: string;
  /** As it stands in the cell. */
  text: string;
  suggestion?: string;
  /** It may be one that exists already. */
  isSame: boolean;
}

/** Settles a doubt at its cell: what is suggested, or other words; the same words are read so in every row. */
export function FixButton({ column, columnName, text, suggestion, isSame }: FixButtonProps) {
  const t = useTranslations("import.check");
  const { change, isPending } = useChangeImport();
  const fix = (reading: string) => change({ fixes: { [`${column}:${text}`]: reading } });
  return (
    <span className="flex flex-wrap items-center gap-1 pt-1" data-print="off">
      {suggestion && (
        <Button
          size="small"
          className="h-auto max-w-full text-left whitespace-normal!"
          disabled={isPending}
          title={t("same")}
          onClick={() => fix(suggestion)}
        >
          {t(isSame ? "isSame" : "suggest", { suggestion })}
        </Button>
      )}
      {!isSame && (
        <PopoverButton size="small" variant="quiet" label={t("otherLabel", { text })} face={t("other")}>
          {(close) => (
            <OtherWords
              label={t("otherLabel", { text })}
              hint={t("otherHint", { text, column: columnName })}
              verb={t("otherVerb")}
              isPending={isPending}
              onFix={(reading) => {
                close();
                fix(reading);
              }}
            />
          )}
        </PopoverButton>
      )}
    </span>
  );
}

interface OtherWordsProps {
  label: string;
  hint: string;
  verb: string;
  isPending: boolean;
  onFix: (reading: string) => void;
}

function OtherWords({ label, hint, verb, isPending, onFix }: OtherWordsProps) {
  const [reading, setReading] = useState("");
  return (
    <form
      className="grid w-72 max-w-full gap-2 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (reading.trim() !== "") onFix(reading.trim());
      }}
    >
      <Field label={label} hint={hint}>
        <Input value={reading} maxLength={400} onChange={(event) => setReading(event.target.value)} />
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={reading.trim() === ""} isPending={isPending}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
