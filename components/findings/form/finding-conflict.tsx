"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { printedNames } from "@/components/duties/printed-names";
import { Button } from "@/components/ui/button";
import type { FindingFormOptions } from "@/lib/findings/form/queries";
import { differingFields, type FindingField, type FindingFormValues, isSameField } from "./finding-form-values";

interface FindingConflictProps {
  /** As it was when the form was opened. */
  opened: FindingFormValues;
  mine: FindingFormValues;
  theirs: FindingFormValues;
  options: FindingFormOptions;
  isPending: boolean;
  onResolve: (values: FindingFormValues) => void;
}

/** Somebody saved first: both values side by side, field by field. What I did not touch follows the other. */
export function FindingConflict({ opened, mine, theirs, options, isPending, onResolve }: FindingConflictProps) {
  const t = useTranslations("finding");
  const words = useTranslations("findings");
  const heading = useRef<HTMLHeadingElement>(null);
  const fields = differingFields(mine, theirs);
  const [kept, setKept] = useState<ReadonlySet<FindingField>>(
    () => new Set(fields.filter((field) => !isSameField(mine[field], opened[field]))),
  );
  useEffect(() => heading.current?.focus(), []);
  const keep = (field: FindingField, isMine: boolean) => {
    const next = new Set(kept);
    if (isMine) next.add(field);
    else next.delete(field);
    setKept(next);
  };
  const resolved = () => {
    const taken = fields.filter((field) => !kept.has(field)).map((field) => [field, theirs[field]]);
    return { ...mine, ...Object.fromEntries(taken) } as FindingFormValues;
  };
  return (
    <section role="alert" className="grid gap-4 rounded-control border-2 border-ink p-4">
      <h2 ref={heading} tabIndex={-1} className="text-base outline-none">
        {t("conflict.title")}
      </h2>
      <p className="text-muted">{fields.length > 0 ? t("conflict.text") : t("conflict.same")}</p>
      {fields.map((field) => (
        <fieldset key={field} className="grid gap-2 tablet:grid-cols-2">
          <legend className="pb-1 font-bold">{t(`field.${field}`)}</legend>
          {([true, false] as const).map((isMine) => (
            <label
              key={String(isMine)}
              className="flex items-start gap-2 rounded-control border border-line p-2 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name={`conflict-${field}`}
                checked={kept.has(field) === isMine}
                onChange={() => keep(field, isMine)}
                className="mt-1 accent-accent"
              />
              <span className="min-w-0">
                <span className="block text-small text-muted">{t(isMine ? "conflict.mine" : "conflict.theirs")}</span>
                <span className="whitespace-pre-line">{shown(field, (isMine ? mine : theirs)[field])}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <Button variant="primary" isPending={isPending} onClick={() => onResolve(resolved())}>
          {t("conflict.save")}
        </Button>
      </div>
    </section>
  );

  /** A field's value in words. */
  function shown(field: FindingField, value: string | string[]): string {
    if (Array.isArray(value)) return printedNames(options.units, value) || t("conflict.empty");
    if (value === "") return t("conflict.empty");
    if (field === "source" || field === "kind" || field === "severity")
      return words(`${field}.${value}` as "kind.DEADLINE");
    if (field === "leadUnitId") return printedNames(options.units, [value]);
    if (field === "dutyId") return options.duties.find(({ id }) => id === value)?.title ?? value;
    if (field === "indicatorId") return options.indicators.find(({ id }) => id === value)?.name ?? value;
    return value;
  }
}
