"use client";
import { useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/action";

/**
 * Runs a server action and keeps its refusal: `errorOf(field)` stands at the field, `refusal` is the sentence for the
 * form as a whole when no field shown is at fault. What was typed is the form's and is never touched.
 */
export function useAction<Data>(run: (input: unknown) => Promise<ActionResult<Data>>) {
  const [error, setError] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();

  const submit = (input: unknown, onDone?: (data: Data) => void, onRefused?: (error: ActionError) => void) =>
    startTransition(async () => {
      const result = await run(input);
      setError(result.ok ? undefined : result.error);
      if (result.ok) onDone?.(result.data);
      else onRefused?.(result.error);
    });
  const errorOf = (field: string) => error?.fields?.find((fault) => fault.field === field)?.message;
  const refusal = error && (error.fields?.length ? undefined : error);

  return { submit, isPending, error, errorOf, refusal };
}
