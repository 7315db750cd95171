"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState, useTransition } from "react";
import { useFormDraft } from "@/components/duties/use-form-draft";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import { editFindingAction, raiseFindingAction } from "@/lib/findings/actions";
import type { FindingFormOptions } from "@/lib/findings/form/queries";
import { FieldGroup } from "./field-group";
import { FindingConflict } from "./finding-conflict";
import { FindingFields } from "./finding-fields";
import { type FindingFormValues, findingInputOf, findingValuesOf, measureInputs } from "./finding-form-values";
import { MeasureRows } from "./measure-rows";
import { OriginFields } from "./origin-fields";

interface FindingFormProps {
  options: FindingFormOptions;
  initial: FindingFormValues;
  /** The returned report that it is raised from. */
  reportId?: string | null;
  /** The finding that is edited; without it a new one is raised. */
  finding?: { id: string; number: string; version: number };
}

type FindingNow = Parameters<typeof findingValuesOf>[0] & { version: number };

/** Raises or edits a finding. What is typed survives a refusal, a lost session and the back button. */
export function FindingForm({ options, initial, reportId = null, finding }: FindingFormProps) {
  const t = useTranslations("finding");
  const router = useRouter();
  const place = finding?.id ?? `new.${options.plan.id}.${reportId ?? initial.dutyId}`;
  const draft = useFormDraft(`zeren.finding.${place}`, initial, finding?.version ?? 0);
  const [error, setError] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();

  const save = (values: FindingFormValues, version: number) =>
    startTransition(async () => {
      const words = findingInputOf(values);
      const result = finding
        ? await editFindingAction({ ...words, id: finding.id, version })
        : await raiseFindingAction({ ...words, year: options.plan.year, reportId, measures: measureInputs(values) });
      if (!result.ok) {
        setError(result.error);
        return focusFault();
      }
      draft.forget();
      showToast(t(finding ? "form.saved" : "form.raised", { number: finding?.number ?? numberOf(result.data) }));
      router.push(`/findings/${result.data.id}`);
    });

  const now = error?.code === "CONFLICT" && isFinding(error.current) ? error.current : null;
  const errorOf = (field: string) => error?.fields?.find((fault) => fault.field === field)?.message;
  const fields = { values: draft.values, change: draft.change, errorOf, options };
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
          {t("form.draftRestored")}
          <Button size="small" onClick={draft.discard}>
            {t("form.discardDraft")}
          </Button>
        </p>
      )}
      <FindingFields {...fields} />
      <OriginFields {...fields} />
      {!finding && (
        <FieldGroup title={t("group.measures")}>
          <p className="text-muted">{t("form.measuresHint")}</p>
          <MeasureRows
            rows={draft.values.measures}
            onChange={(measures) => draft.change({ measures })}
            units={options.units}
            errorOf={errorOf}
          />
        </FieldGroup>
      )}
      {now && (
        <FindingConflict
          key={now.version}
          opened={initial}
          mine={draft.values}
          theirs={findingValuesOf(now)}
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
          {t(finding ? "form.save" : "form.raise")}
        </Button>
        <LinkButton href={finding ? `/findings/${finding.id}` : `/findings?year=${options.plan.year}`}>
          {t("form.leave")}
        </LinkButton>
      </div>
    </form>
  );
}

const numberOf = (data: object) => ("number" in data ? String(data.number) : "");

/** A conflict of status brings less: it is said as a refusal. */
const isFinding = (current: unknown): current is FindingNow =>
  typeof current === "object" && current !== null && "version" in current && "unitIds" in current;

/** Enter in a one-line field must not send the form: it also ends the choice of an input method. */
function keepEnter(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** After React has painted the sentence beside the field. */
function focusFault(): void {
  setTimeout(() => document.querySelector<HTMLElement>("form [aria-invalid=true], form [role=alert]")?.focus(), 50);
}
