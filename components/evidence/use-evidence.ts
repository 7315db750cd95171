"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { listEvidenceAction } from "@/lib/attachments/actions";
import type { EvidenceOf, EvidenceRow } from "@/lib/attachments/schema";

/** The files of one thing, read again by an action: the page around them may hold words that are not saved yet. */
export function useEvidence(of: EvidenceOf, given: EvidenceRow[], onRows?: (rows: EvidenceRow[]) => void) {
  const t = useTranslations("evidence.refresh");
  const [from, setFrom] = useState(given);
  const [rows, setRows] = useState(given);
  const [fault, setFault] = useState<string>();
  const latest = useRef(0);
  if (from !== given) {
    setFrom(given);
    setRows(given);
  }

  const refresh = async () => {
    const turn = ++latest.current;
    const result = await listEvidenceAction(of).catch(() => null);
    // Answers may overtake each other; the last question counts.
    if (turn !== latest.current) return;
    setFault(result?.ok ? undefined : t("failed", { reason: result?.error.message ?? t("unreachable") }));
    if (!result?.ok) return;
    setRows(result.data);
    onRows?.(result.data);
  };
  return { rows, fault, refresh };
}
