"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { saveDraftAction } from "@/lib/duties/progress/actions";
import type { ReportWords } from "@/lib/duties/progress/queries";
import type { Period } from "@/lib/duties/progress/rules";
import type { SaveState } from "./sheet-store";

const WAIT_MS = 600;
const RETRY_MS = 5_000;

export type FormWords = Omit<ReportWords, "isUnchanged">;

/**
 * The words of the single form, kept as a draft while one types; what did not reach the server stays in this browser and comes
 * back after the way through the sign-in page.
 */
export function useReportDraft(assignmentId: string, period: Period, initial: FormWords) {
  const [values, setValues] = useState(initial);
  const [save, setSave] = useState<SaveState>("clean");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef(values);
  const key = `zeren.report.${assignmentId}.${period}`;

  const send = useCallback((): Promise<unknown> => {
    const work = running.current.then(async () => {
      const sent = latest.current;
      setSave("saving");
      // One by one: a draft from the database carries more than the action takes.
      const { progress, problems, nextSteps, isDone } = sent;
      const words = { progress, problems, nextSteps, isDone };
      const result = await saveDraftAction({ assignmentId, period, ...words }).catch(() => null);
      if (latest.current !== sent) return;
      setSave(result?.ok ? "saved" : "failed");
      if (result?.ok) sessionStorage.removeItem(key);
      else timer.current = setTimeout(send, RETRY_MS);
    });
    running.current = work;
    return work;
  }, [assignmentId, period, key]);

  const change = useCallback(
    (patch: Partial<FormWords>) => {
      latest.current = { ...latest.current, ...patch };
      setValues(latest.current);
      setSave("dirty");
      sessionStorage.setItem(key, JSON.stringify(latest.current));
      clearTimeout(timer.current);
      timer.current = setTimeout(send, WAIT_MS);
    },
    [key, send],
  );

  useEffect(() => {
    const kept = sessionStorage.getItem(key);
    if (kept) change(JSON.parse(kept));
    return () => clearTimeout(timer.current);
  }, [key, change]);

  /** Before handing in: no draft may arrive after the report. */
  const settle = async () => {
    clearTimeout(timer.current);
    await running.current;
  };
  const forget = () => {
    sessionStorage.removeItem(key);
    setSave("clean");
  };
  return { values, save, change, settle, forget };
}
