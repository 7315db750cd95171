"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/ui/use-action";
import type { ActionResult } from "@/lib/action";
import { mergeStale, type RecordValues } from "./stale-values";

interface RecordFormOptions<Values, Data> {
  opened: Values;
  run: (input: unknown) => Promise<ActionResult<Data>>;
  /** The form's values of the record that a CONFLICT brings. */
  valuesOf: (current: never) => Values;
  /** A value as the person knows it. */
  wordOf: (field: keyof Values, value: Values[keyof Values]) => string;
}

/**
 * A form on a record that others may change meanwhile: refused as stale, what was not touched follows the record, what was
 * stays as typed and says at the field what the record holds now. Sending again then decides for what is typed.
 */
export function useRecordForm<Values extends RecordValues<Values>, Data>(options: RecordFormOptions<Values, Data>) {
  const t = useTranslations("admin");
  const { submit: send, isPending, errorOf, refusal } = useAction(options.run);
  const [values, setValues] = useState(options.opened);
  const [opened, setOpened] = useState(options.opened);
  const [version, setVersion] = useState<number>();
  const [theirs, setTheirs] = useState<Partial<Values>>({});

  const submit = (input: unknown, onDone: (data: Data) => void) =>
    send(input, onDone, ({ code, current }) => {
      if (code !== "CONFLICT" || !current) return;
      const now = options.valuesOf(current as never);
      const merged = mergeStale(opened, values, now);
      setValues(merged.values);
      setTheirs(merged.theirs);
      setOpened(now);
      setVersion((current as { version: number }).version);
    });
  const faultOf = (field: keyof Values & string) => {
    if (!(field in theirs)) return errorOf(field);
    const value = options.wordOf(field, theirs[field] as Values[keyof Values]);
    return t("conflictNow", { value: value || t("conflictEmpty") });
  };
  return { values, setValues, version, submit, isPending, errorOf: faultOf, refusal };
}
