"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { decideClosureAction } from "@/lib/findings/closure/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { CHECK_METHODS, type CheckMethod, type ClosureLevel } from "@/lib/findings/status";
import { AppliedStatement } from "./applied-statement";

interface PassDialogProps {
  finding: Pick<FindingRecord, "id" | "number" | "version" | "closures">;
  level: ClosureLevel;
  /** Who comes after; null closes the finding. */
  next: ClosureLevel | null;
  onClose: () => void;
}

/** A level says yes: on paper or on site with its record, or with an opinion; says who comes next. */
export function PassDialog({ finding, level, next, onClose }: PassDialogProps) {
  const t = useTranslations("finding.pass");
  const words = useTranslations("findings");
  const [opinion, setOpinion] = useState("");
  const [method, setMethod] = useState<CheckMethod>("ON_PAPER");
  const { submit, isPending, errorOf, refusal } = useAction(decideClosureAction);
  const isCheck = level === "LEAD";
  const { id, number, version } = finding;
  const then = next ? t("next", { level: words(`level.${next}`) }) : t("closes", { number });
  const send = () =>
    submit({ id, version, decision: "PASS", opinion, ...(isCheck && { method }) }, () => {
      showToast(next ? t("done", { level: words(`level.${next}`) }) : t("closed", { number }));
      onClose();
    });
  return (
    <FormDialog
      title={t(`title.${level}`, { number })}
      text={then}
      verb={next ? t(`verb.${level}`) : t("verbClose")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <AppliedStatement closure={finding.closures[0]} />
      {isCheck && (
        <fieldset className="grid gap-1">
          <legend className="pb-1 font-bold">{t("method")}</legend>
          {CHECK_METHODS.map((one) => (
            <label key={one} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="radio"
                name="method"
                checked={method === one}
                onChange={() => setMethod(one)}
                className="size-4 accent-accent"
              />
              {words(`method.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <Field
        label={t(isCheck ? "record" : "opinion")}
        hint={isCheck ? t("recordHint") : undefined}
        isOptional={!isCheck || method === "ON_PAPER"}
        error={errorOf("opinion")}
      >
        <Textarea value={opinion} maxLength={2000} onChange={(event) => setOpinion(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
