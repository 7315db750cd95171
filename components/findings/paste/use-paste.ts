"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { useFormDraft } from "@/components/duties/use-form-draft";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import type { Day } from "@/lib/dates";
import { raiseFindingsAction } from "@/lib/findings/actions";
import type { PasteOptions } from "@/lib/findings/paste/queries";
import { isFaultless, raiseInputs } from "@/lib/findings/paste/requests";
import { readPastedFindings } from "@/lib/findings/paste/rules";
import type { PasteFault } from "@/lib/findings/paste/table";
import type { FindingSource } from "@/lib/findings/status";

/** What was pasted, how doubts were settled, and which rows stay out; kept in the browser until it is registered. */
export function usePaste(options: PasteOptions & { year: number }, today: Day) {
  const t = useTranslations("findings.paste");
  const router = useRouter();
  const initial = {
    text: "",
    source: (options.ownUnitId === null ? "" : "SELF_CHECK") as FindingSource | "",
    foundOn: today,
    fixes: {} as Record<string, string>,
    /** Lines of problems that are not to be registered. */
    leftOut: [] as number[],
  };
  const draft = useFormDraft(`zeren.findings.paste.${options.year}`, initial, 1);
  const { text, source, foundOn, fixes, leftOut } = draft.values;
  const { submit, isPending, refusal, error } = useAction(raiseFindingsAction);
  const isSent = useRef(false);
  const [isDone, setDone] = useState(false);

  const table = useMemo(
    () => readPastedFindings(text, { ...options, source: source || null, foundOn: foundOn || today, fixes }),
    [text, options, source, foundOn, today, fixes],
  );
  const taken = table.problems.filter(({ line }) => !leftOut.includes(line));
  const faults = taken.flatMap(({ faults: own, measures }) => [own, ...measures.map((one) => one.faults)].flat());

  const write = () => {
    if (isSent.current || !taken.every(isFaultless)) return;
    // Once, however often it is pressed; a refusal opens the way again.
    isSent.current = true;
    submit(
      { findings: raiseInputs(taken, options.year) },
      ({ findings }) => {
        setDone(true);
        draft.forget();
        showToast(t("done", { count: findings.length }));
        router.push(`/findings?year=${options.year}`);
      },
      () => {
        isSent.current = false;
      },
    );
  };
  return {
    ...draft.values,
    table,
    taken,
    measures: taken.reduce((sum, problem) => sum + problem.measures.length, 0),
    faults,
    isPending: isPending || isDone,
    refusal: refusal ?? error,
    setText: (next: string) => draft.change({ text: next, leftOut: [] }),
    setSource: (next: string) => draft.change({ source: next as FindingSource | "" }),
    setFoundOn: (next: string) => draft.change({ foundOn: next }),
    fix: ({ column, text: words, suggestion }: PasteFault) =>
      suggestion && draft.change({ fixes: { ...fixes, [`${column}:${words}`]: suggestion } }),
    take: (line: number, isTaken: boolean) =>
      draft.change({ leftOut: isTaken ? leftOut.filter((one) => one !== line) : [...leftOut, line] }),
    write,
  };
}
