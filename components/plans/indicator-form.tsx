"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { Select } from "@/components/ui/select";
import { useAction } from "@/components/ui/use-action";
import { addIndicatorAction } from "@/lib/duties/plans/actions";

interface IndicatorFormProps {
  planId: string;
  /** First-level indicators. */
  parents: { id: string; code: string; name: string }[];
}

const EMPTY = { parentId: "", code: "", name: "", points: "" };

export function IndicatorForm({ planId, parents }: IndicatorFormProps) {
  const t = useTranslations("plans.indicators");
  const [fields, setFields] = useState(EMPTY);
  const { submit, isPending, errorOf, refusal } = useAction(addIndicatorAction);
  const change = (part: Partial<typeof EMPTY>) => setFields({ ...fields, ...part });
  const add = (event: FormEvent) => {
    event.preventDefault();
    submit({ planId, ...fields, parentId: fields.parentId || null }, () =>
      setFields({ ...EMPTY, parentId: fields.parentId }),
    );
  };
  return (
    <form onSubmit={add} className="grid gap-3 border-t border-line pt-4">
      <Field label={t("parent")} error={errorOf("parentId")}>
        <Select value={fields.parentId} onChange={(event) => change({ parentId: event.target.value })}>
          <option value="">{t("first")}</option>
          {parents.map(({ id, code, name }) => (
            <option key={id} value={id}>
              {code} {name}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid grid-cols-[6rem_1fr_6rem] gap-3">
        <Field label={t("code")} error={errorOf("code")}>
          <Input value={fields.code} required onChange={(event) => change({ code: event.target.value })} />
        </Field>
        <Field label={t("name")} error={errorOf("name")}>
          <Input value={fields.name} required onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field label={t("points")} error={errorOf("points")}>
          <Input
            value={fields.points}
            required
            inputMode="decimal"
            onChange={(event) => change({ points: event.target.value })}
          />
        </Field>
      </div>
      <Refusal error={refusal} />
      <Button type="submit" isPending={isPending} className="justify-self-start">
        {t("add")}
      </Button>
    </form>
  );
}
