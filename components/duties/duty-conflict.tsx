"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DutyFormOptions } from "@/lib/duties/form/queries";
import { type DutyField, type DutyFormValues, differingFields, isSame, type valuesOf } from "./duty-form-values";
import { printedNames } from "./printed-names";

/** The duty as CONFLICT brings it. */
export type DutyNow = Parameters<typeof valuesOf>[0] & { version: number };

interface DutyConflictProps {
  /** As it was when the form was opened. */
  opened: DutyFormValues;
  mine: DutyFormValues;
  theirs: DutyFormValues;
  options: DutyFormOptions;
  isPending: boolean;
  onResolve: (values: DutyFormValues) => void;
}

/** Somebody saved first: both values side by side, field by field. What I did not touch follows the other. */
export function DutyConflict({ opened, mine, theirs, options, isPending, onResolve }: DutyConflictProps) {
  const t = useTranslations("duties");
  const heading = useRef<HTMLHeadingElement>(null);
  const fields = differingFields(mine, theirs);
  const [kept, setKept] = useState<ReadonlySet<DutyField>>(
    () => new Set(fields.filter((field) => !isSame(mine[field], opened[field]))),
  );
  useEffect(() => heading.current?.focus(), []);
  const keep = (field: DutyField, isMine: boolean) => {
    const next = new Set(kept);
    if (isMine) next.add(field);
    else next.delete(field);
    setKept(next);
  };
  const resolved = () => {
    const taken = fields.filter((field) => !kept.has(field)).map((field) => [field, theirs[field]]);
    return { ...mine, ...Object.fromEntries(taken) } as DutyFormValues;
  };
  return (
    <section role="alert" className="grid gap-4 rounded-control border-2 border-ink p-4">
      <h2 ref={heading} tabIndex={-1} className="text-base outline-none">
        {t("conflict.title")}
      </h2>
      <p className="text-muted">{fields.length > 0 ? t("conflict.text") : t("conflict.same")}</p>
      {fields.map((field) => (
        <fieldset key={field} className="grid gap-2 tablet:grid-cols-2">
          <legend className="pb-1 font-bold">{t(`form.label.${field}`)}</legend>
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
  function shown(field: DutyField, value: string | string[]): string {
    if (Array.isArray(value))
      return printedNames([...options.parties.units, ...options.parties.groups], value) || t("none");
    if (value === "") return t("conflict.empty");
    if (field === "keyTaskId") return options.keyTasks.find((task) => task.id === value)?.title ?? value;
    if (field === "indicatorId") return options.indicators.find((one) => one.id === value)?.name ?? value;
    if (field === "frequency") return t(`frequency.${value as DutyFormValues["frequency"]}`);
    return value;
  }
}
