"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import { createDutyAction, editDutyAction } from "@/lib/duties/actions";
import type { DutyFormOptions } from "@/lib/duties/form/queries";
import { DutyConflict, type DutyNow } from "./duty-conflict";
import { DutyFields } from "./duty-fields";
import { type DutyFormValues, inputOf, valuesOf } from "./duty-form-values";
import { DutyPartyFields } from "./duty-party-fields";
import { useFormDraft } from "./use-form-draft";

interface DutyFormProps {
  options: DutyFormOptions;
  initial: DutyFormValues;
  /** The duty that is edited; without it a new one is made. */
  duty?: { id: string; version: number };
}

/** Makes or edits a duty. What is typed survives a refusal, a lost session and the back button. */
export function DutyForm({ options, initial, duty }: DutyFormProps) {
  const t = useTranslations("duties.form");
  const router = useRouter();
  const draft = useFormDraft(`zeren.duty.${duty?.id ?? `new.${options.plan.id}`}`, initial, duty?.version ?? 0);
  const [error, setError] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();

  const save = (values: DutyFormValues, version: number) =>
    startTransition(async () => {
      const result = duty
        ? await editDutyAction({ ...inputOf(values), id: duty.id, version })
        : await createDutyAction({ ...inputOf(values), planId: options.plan.id, kind: values.kind });
      if (!result.ok) {
        setError(result.error);
        return focusFault();
      }
      draft.forget();
      showToast(t(duty ? "saved" : "created", { code: values.code }));
      router.push(`/duties/${result.data.id}`);
    });

  const now = error?.code === "CONFLICT" ? (error.current as DutyNow) : null;
  const errorOf = (field: string) =>
    error?.fields?.find((fault) => fault.field === field || fault.field === `parties.${field}`)?.message;
  return (
    <form
      noValidate
      className="reading grid gap-6 pb-24"
      onKeyDown={keepEnter}
      onSubmit={(event) => {
        event.preventDefault();
        save(draft.values, draft.version);
      }}
    >
      {draft.hasDraft && (
        <p
          role="status"
          className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-2"
        >
          {t("draftRestored")}
          <Button size="small" onClick={draft.discard}>
            {t("discardDraft")}
          </Button>
        </p>
      )}
      <DutyFields values={draft.values} change={draft.change} errorOf={errorOf} options={options} isNew={!duty} />
      <DutyPartyFields values={draft.values} change={draft.change} errorOf={errorOf} options={options.parties} />
      {now && (
        <DutyConflict
          key={now.version}
          opened={initial}
          mine={draft.values}
          theirs={valuesOf({ ...now, kind: initial.kind })}
          options={options}
          isPending={isPending}
          onResolve={(values) => {
            draft.rebase(values, now.version);
            save(values, now.version);
          }}
        />
      )}
      {error && !now && <Refusal error={error} />}
      <div className="sticky bottom-0 -mx-2 flex flex-wrap gap-2 border-t border-line bg-surface px-2 py-3 max-tablet:bottom-14">
        <Button type="submit" variant="primary" isPending={isPending} disabled={now !== null}>
          {t(duty ? "save" : "create")}
        </Button>
        <LinkButton href={duty ? `/duties/${duty.id}` : `/duties?year=${options.plan.year}`}>{t("leave")}</LinkButton>
      </div>
    </form>
  );
}

/** Enter in a one-line field must not send the form: it also ends the choice of an input method. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** After React has painted the sentence beside the field. */
function focusFault(): void {
  setTimeout(() => document.querySelector<HTMLElement>("form [aria-invalid=true], form [role=alert]")?.focus(), 50);
}
