"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { MeasureRows } from "@/components/findings/form/measure-rows";
import type { UnitOption } from "@/components/findings/measures/measure-fields";
import { isBlank, type MeasureValues, measureInputOf } from "@/components/findings/measures/measure-values";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { today } from "@/lib/dates";
import { recordRecheckAction } from "@/lib/findings/rechecks/actions";
import type { FindingRecheck } from "@/lib/findings/record/queries";

interface RecheckDialogProps {
  recheck: Pick<FindingRecheck, "id" | "version">;
  finding: { number: string; text: string };
  units: readonly UnitOption[];
  onClose: () => void;
}

/** What a 回头看 found: it held, or it came back and is raised anew. */
export function RecheckDialog({ recheck, finding, units, onClose }: RecheckDialogProps) {
  const t = useTranslations("finding.recheck");
  const words = useTranslations("findings.recheckResult");
  const router = useRouter();
  const [result, setResult] = useState<"HELD" | "RELAPSED">("HELD");
  const [record, setRecord] = useState("");
  const [checkedOn, setCheckedOn] = useState(today());
  const [measures, setMeasures] = useState<MeasureValues[]>([]);
  const { submit, isPending, errorOf, refusal } = useAction(recordRecheckAction);
  const isRelapse = result === "RELAPSED";
  const send = () => {
    const planned = isRelapse ? measures.filter((one) => !isBlank(one)).map(measureInputOf) : [];
    submit({ id: recheck.id, version: recheck.version, result, record, checkedOn, measures: planned }, (data) => {
      const { relapse } = data;
      showToast(relapse ? t("relapsed", { number: relapse.number }) : t("held"));
      onClose();
      if (relapse) router.push(`/findings/${relapse.id}`);
    });
  };
  return (
    <FormDialog
      title={t("title", { number: finding.number })}
      text={isRelapse ? t("relapseText") : t("heldText")}
      verb={t(isRelapse ? "verbRelapse" : "verbHeld")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <p className="line-clamp-3 text-table text-muted">{finding.text}</p>
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-bold">{t("result")}</legend>
        {(["HELD", "RELAPSED"] as const).map((one) => (
          <label key={one} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="result"
              checked={result === one}
              onChange={() => setResult(one)}
              className="size-4 accent-accent"
            />
            {words(one)}
          </label>
        ))}
      </fieldset>
      <Field label={t("record")} hint={t("recordHint")} error={errorOf("record")}>
        <Textarea value={record} maxLength={2000} onChange={(event) => setRecord(event.target.value)} />
      </Field>
      <Field label={t("checkedOn")} error={errorOf("checkedOn")}>
        <Input type="date" value={checkedOn} onChange={(event) => setCheckedOn(event.target.value)} />
      </Field>
      {isRelapse && <MeasureRows rows={measures} onChange={setMeasures} units={units} errorOf={errorOf} />}
    </FormDialog>
  );
}
