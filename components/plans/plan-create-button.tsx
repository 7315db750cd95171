"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { Select } from "@/components/ui/select";
import { useAction } from "@/components/ui/use-action";
import { createPlanAction } from "@/lib/duties/plans/actions";

const Dialog = dynamic(() => import("@/components/ui/dialog").then((module) => module.Dialog));

interface PlanCreateButtonProps {
  year: number;
  county: string;
  /** Years whose structure can be taken over. */
  sources: { id: string; year: number }[];
}

export function PlanCreateButton({ year: proposed, county, sources }: PlanCreateButtonProps) {
  const t = useTranslations("plans");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [year, setYear] = useState(String(proposed));
  const [title, setTitle] = useState<string>();
  const [copyFrom, setCopyFrom] = useState(sources[0]?.id ?? "");
  const { submit, isPending, errorOf, refusal } = useAction(createPlanAction);
  const name = title ?? t("namePattern", { year, county });

  const create = (event: FormEvent) => {
    event.preventDefault();
    submit({ year, title: name, copyFrom: copyFrom || null }, ({ id }) => router.push(`/admin/plans/${id}`));
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t("create.open")}
      </Button>
      {isOpen && (
        <Dialog isOpen onClose={() => setOpen(false)} title={t("create.title")}>
          <form onSubmit={create} className="grid gap-4">
            <Field label={t("year")} error={errorOf("year")}>
              <Input value={year} inputMode="numeric" required onChange={(event) => setYear(event.target.value)} />
            </Field>
            <Field label={t("name")} error={errorOf("title")}>
              <Input value={name} required onChange={(event) => setTitle(event.target.value)} />
            </Field>
            <Field label={t("create.copyFrom")} hint={t("create.copyHint")} error={errorOf("copyFrom")}>
              <Select value={copyFrom} onChange={(event) => setCopyFrom(event.target.value)}>
                {sources.map((source) => (
                  <option key={source.id} value={source.id}>
                    {t("create.copyYear", { year: source.year })}
                  </option>
                ))}
                <option value="">{t("create.copyNone")}</option>
              </Select>
            </Field>
            <Refusal error={refusal} />
            <Button type="submit" variant="primary" isPending={isPending} className="justify-self-start">
              {t("create.submit", { year })}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
