"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useFormDraft } from "@/components/duties/use-form-draft";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { applyClosureAction } from "@/lib/findings/closure/actions";
import { hasSubstance } from "@/lib/findings/closure/rules";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { ClosureChecklist } from "./closure-checklist";

interface ApplyClosureProps {
  finding: Pick<FindingRecord, "id" | "number" | "version" | "checklist" | "levels" | "draftStatement">;
}

/** 申请销号: the checklist, what has been done in one's own words, and the button that says what is still missing. */
export function ApplyClosure({ finding }: ApplyClosureProps) {
  const t = useTranslations("finding.apply");
  const checklist = useTranslations("finding.checklist");
  const level = useTranslations("findings.level");
  const draft = useFormDraft(`zeren.closure.${finding.id}`, { statement: finding.draftStatement }, finding.version);
  const { submit, isPending, error, errorOf, refusal } = useAction(applyClosureAction);
  const [isPressed, setPressed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const { statement } = draft.values;
  const lines = finding.checklist.map((line) =>
    line.key === "statement" ? { ...line, isMet: hasSubstance(statement) } : line,
  );
  // Somebody took evidence away or reopened a measure since the page was opened.
  const gone = error?.fields?.filter(({ field }) => field !== "statement").map(({ message }) => message);
  const unmet = lines.filter(({ isMet }) => !isMet).map(({ key }) => key);
  const what = unmet.map((key) => checklist(`${key}.missing`)).join(t("join"));
  const missing = isPressed && what ? t("missing", { what }) : gone?.join("");
  const route = finding.levels.map((one) => level(one)).join(t("then"));

  const apply = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (unmet.length > 0) return unmet[0] === "statement" && box.current?.focus();
    // The finding's version, not the draft's: the statement is no part of the record until it is applied with.
    submit({ id: finding.id, version: finding.version, statement }, () => {
      draft.forget();
      showToast(t("done", { number: finding.number }));
    });
  };
  return (
    <form onSubmit={apply} className="reading grid gap-4 scroll-mt-16" id="apply" noValidate>
      <ClosureChecklist lines={lines} route={route} />
      <Field
        label={t("statement")}
        hint={draft.hasDraft ? t("draftRestored") : t("statementHint")}
        error={errorOf("statement")}
      >
        <Textarea
          ref={box}
          value={statement}
          maxLength={4000}
          rows={6}
          onChange={(event) => draft.change({ statement: event.target.value })}
        />
      </Field>
      {missing && (
        <p role="alert" className="font-bold">
          {missing}
        </p>
      )}
      <Refusal error={refusal} />
      <Button
        type="submit"
        variant={unmet.length > 0 ? "plain" : "primary"}
        isPending={isPending}
        className="justify-self-start"
      >
        {t("verb")}
      </Button>
    </form>
  );
}
