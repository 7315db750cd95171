"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { Textarea } from "@/components/ui/textarea";
import { useAction } from "@/components/ui/use-action";
import { passClosuresAction } from "@/lib/findings/closure/actions";
import type { FindingRow } from "@/lib/findings/queries";
import { shortNames } from "../short-names";

interface PassDialogProps {
  /** Findings whose closing waits at the viewer's level. */
  rows: FindingRow[];
  onClose: () => void;
  onDone: (text: string) => void;
}

/** One opinion on many applications; each is named before they are passed. */
export function PassDialog({ rows, onClose, onDone }: PassDialogProps) {
  const t = useTranslations("findings.batch");
  const words = useTranslations("findings");
  const [opinion, setOpinion] = useState("");
  const { submit, isPending, errorOf, refusal } = useAction(passClosuresAction);
  const pass = () =>
    submit({ rows: rows.map(({ id, version }) => ({ id, version })), opinion }, ({ passed, skipped }) =>
      onDone(skipped > 0 ? t("skipped", { passed, count: skipped }) : t("passed", { count: passed })),
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("passTitle", { count: rows.length })}
      text={t("passText")}
      footer={
        <>
          <Button variant="primary" isPending={isPending} onClick={pass}>
            {t("passVerb", { count: rows.length })}
          </Button>
          <Button disabled={isPending} onClick={onClose}>
            {t("back")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Refusal error={refusal} />
        <ul className="max-h-72 overflow-y-auto border-t border-line text-table">
          {rows.map(({ id, number, text, units, status }) => (
            <li key={id} className="border-b border-line py-2">
              <span className="line-clamp-2">
                <span className="text-muted">{number}</span> {text}
              </span>
              <span className="text-muted">
                {shortNames(units)} · {words(`status.${status}`)}
              </span>
            </li>
          ))}
        </ul>
        <Field label={t("opinion")} hint={t("opinionHint")} error={errorOf("opinion")} isOptional>
          <Textarea value={opinion} maxLength={2000} rows={3} onChange={(event) => setOpinion(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
