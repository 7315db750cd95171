"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Found } from "@/lib/imports/preview";
import { useChangeImport } from "./change-import";
import { HeadingRows } from "./heading-rows";

interface FileShapeProps {
  /** `sortNo`. */
  file: number;
  found: Found;
  /** A few columns that a heading names. */
  example: string;
}

/** Which sheet of a book is read and where its heading stands, when the program has guessed wrong. */
export function FileShape({ file, found, example }: FileShapeProps) {
  const t = useTranslations("import.files");
  const { change, isPending } = useChangeImport();
  const [sheet, setSheet] = useState(found.sheet);
  const [first, last] = found.headingRows;
  const [from, setFrom] = useState(first);
  const [height, setHeight] = useState(last - first + 1);
  const isOther = sheet !== found.sheet;
  const isChanged = isOther || from !== first || height !== last - first + 1;
  const apply = () => change(isOther ? { file, sheet } : { file, sheet, headingRows: [from, from + height - 1] });
  return (
    <div className="grid gap-4 pt-3">
      <div className="flex flex-wrap items-end gap-4">
        {found.sheets.length > 1 && (
          <div className="w-72 max-w-full">
            <Field label={t("sheetChoice")}>
              <Select value={sheet} onChange={(event) => setSheet(event.target.value)}>
                {found.sheets.map(({ name, isHidden, rows }) => (
                  <option key={name} value={name}>
                    {t(isHidden ? "sheetHidden" : "sheetRows", { name, rows })}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )}
        {!isOther && (
          <div className="w-28">
            <Field label={t("headingHeight")}>
              <Select value={height} onChange={(event) => setHeight(Number(event.target.value))}>
                <option value={1}>{t("oneRow")}</option>
                <option value={2}>{t("twoRows")}</option>
              </Select>
            </Field>
          </div>
        )}
        <Button variant={isChanged ? "primary" : "plain"} disabled={!isChanged} isPending={isPending} onClick={apply}>
          {t("apply")}
        </Button>
      </div>
      {!isOther && (
        <HeadingRows
          name={`heading-${file}`}
          top={found.top}
          from={from}
          height={height}
          hint={t("headingHint", { columns: example })}
          onChange={setFrom}
        />
      )}
    </div>
  );
}
