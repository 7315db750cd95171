"use client";
import { useState, useTransition } from "react";
import type { ActionError } from "@/lib/action";
import { listEvidenceAction } from "@/lib/attachments/actions";
import type { EvidenceOf, EvidenceRow } from "@/lib/attachments/schema";

/** The files of one thing, read when somebody wants to see them. */
export function useLoadedEvidence(of: EvidenceOf) {
  const [rows, setRows] = useState<EvidenceRow[] | null>(null);
  const [error, setError] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();
  const load = () =>
    startTransition(async () => {
      const result = await listEvidenceAction(of);
      setError(result.ok ? undefined : result.error);
      if (result.ok) setRows(result.data);
    });
  return { rows, setRows, error, isPending, load };
}
