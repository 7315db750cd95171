"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { MeasureFields, type UnitOption } from "@/components/findings/measures/measure-fields";
import { EMPTY_MEASURE, type MeasureValues } from "@/components/findings/measures/measure-values";
import { Button } from "@/components/ui/button";

interface MeasureRowsProps {
  rows: readonly MeasureValues[];
  onChange: (rows: MeasureValues[]) => void;
  units: readonly UnitOption[];
  errorOf: (field: string) => string | undefined;
}

/** Measures of a finding that is not there yet: as many as one knows already. */
export function MeasureRows({ rows, onChange, units, errorOf }: MeasureRowsProps) {
  const t = useTranslations("finding.form");
  return (
    <div className="grid gap-6">
      {rows.map((values, index) => (
        <fieldset key={index} className="grid gap-3 border-l-2 border-line pl-4">
          <legend className="flex w-full items-center justify-between gap-2 pb-1 font-bold">
            {t("measureNumber", { index: index + 1 })}
            <Button
              size="small"
              variant="quiet"
              className="font-normal"
              onClick={() => onChange(rows.filter((_, other) => other !== index))}
            >
              {t("removeMeasure", { index: index + 1 })}
            </Button>
          </legend>
          <MeasureFields
            values={values}
            units={units}
            change={(patch) => onChange(rows.map((row, other) => (other === index ? { ...row, ...patch } : row)))}
            errorOf={(field) => errorOf(`measures.${index}.${field}`)}
          />
        </fieldset>
      ))}
      {rows.length < 20 && (
        <Button className="justify-self-start" onClick={() => onChange([...rows, EMPTY_MEASURE])}>
          <Plus aria-hidden />
          {t(rows.length === 0 ? "addMeasure" : "addAnother")}
        </Button>
      )}
    </div>
  );
}
