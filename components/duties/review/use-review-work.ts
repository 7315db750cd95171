"use client";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import type { ReviewFilter } from "@/lib/duties/progress/schema";
import {
  acceptFilteredAction,
  acceptReportsAction,
  reviewReportAction,
  signReportsAction,
} from "@/lib/duties/review/actions";
import type { PendingPage } from "@/lib/duties/review/queries";

export type ReviewTab = ReviewFilter["tab"];

export type Outcome =
  | {
      kind: "accepted" | "acceptedDone" | "signed" | "returned";
      /** The server has said yes: what builds on the decision may begin. */
      isHeld?: boolean;
    }
  /** Shown as it was before, with what went wrong. */
  | { kind: "failed"; error: ActionError | undefined };

type Decided = Exclude<Outcome, { kind: "failed" }>;
type Result = Awaited<ReturnType<typeof acceptReportsAction>>;

/** Everything that can be done to a page of pending reports. A single decision is shown at once and taken back if it fails. */
export function useReviewWork(page: PendingPage, filter: ReviewFilter) {
  const t = useTranslations("review.result");
  const { items } = page;
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = useState<string | null>(items[0]?.id ?? null);
  const [returning, setReturning] = useState<string | null>(null);
  const byId = useMemo(() => new Map(items.map((report) => [report.id, report])), [items]);
  const isOpen = (id: string) => (outcomes.get(id)?.kind ?? "failed") === "failed";
  const open = items.filter((report) => isOpen(report.id));
  const chosen = open.filter((report) => selected.has(report.id));

  useEffect(() => {
    if (!current || !byId.has(current)) setCurrent(items[0]?.id ?? null);
  }, [current, byId, items]);

  const goTo = useCallback((id: string | undefined) => {
    if (id === undefined) return;
    setCurrent(id);
    const element = document.getElementById(`report-${id}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, []);

  const move = (by: 1 | -1) => {
    const index = items.findIndex(({ id }) => id === current);
    const rest = by > 0 ? items.slice(index + 1) : items.slice(0, Math.max(index, 0)).reverse();
    goTo((rest.find(({ id }) => isOpen(id)) ?? open[by > 0 ? open.length - 1 : 0])?.id);
  };

  const finish = (id: string, outcome: Outcome) => {
    setOutcomes((before) => new Map(before).set(id, outcome));
    setSelected((before) => new Set([...before].filter((one) => one !== id)));
  };

  /** Shows the outcome, goes on, and only then hears whether it held. */
  const decide = async (id: string, outcome: Decided, send: () => Promise<{ ok: boolean; error?: ActionError }>) => {
    if (!isOpen(id)) return;
    setReturning(null);
    finish(id, outcome);
    const index = open.findIndex((report) => report.id === id);
    const next = open[index + 1] ?? open[index - 1];
    requestAnimationFrame(() => goTo(next?.id));
    const result = await send().catch(() => ({ ok: false, error: undefined }));
    finish(id, result.ok ? { ...outcome, isHeld: true } : { kind: "failed", error: result.error });
  };

  const accept = (id: string) => {
    const report = byId.get(id);
    if (!report) return;
    const key = { reportId: id, version: report.version };
    if (filter.tab === "sign") return void decide(id, { kind: "signed" }, () => signReportsAction({ rows: [key] }));
    const isDone = done.get(id) ?? report.isDone;
    void decide(id, { kind: isDone ? "acceptedDone" : "accepted" }, () =>
      reviewReportAction({ ...key, decision: "ACCEPT", isDone }),
    );
  };

  const sendBack = (id: string, reason: string) => {
    const report = byId.get(id);
    if (!report) return;
    void decide(id, { kind: "returned" }, () =>
      reviewReportAction({ reportId: id, version: report.version, decision: "RETURN", reason }),
    );
  };

  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const toggleAll = () => setSelected(chosen.length === open.length ? new Set() : new Set(open.map(({ id }) => id)));

  /** Says how many; a refusal comes back as the sentence for the dialog. */
  const report = (result: Result): string | undefined => {
    if (!result.ok) return result.error.message;
    const { accepted: count, skipped } = result.data;
    const verb = filter.tab === "sign" ? "signed" : "accepted";
    showToast(skipped > 0 ? t(`${verb}Skipped`, { count, skipped }) : t(verb, { count }));
    setSelected(new Set());
    return undefined;
  };
  const acceptSelected = async () => {
    const rows = chosen.map(({ id, version }) => ({ reportId: id, version, isDone: done.get(id) }));
    const result = await (filter.tab === "sign" ? signReportsAction({ rows }) : acceptReportsAction({ rows }));
    for (const { id } of result.ok && filter.tab === "sign" ? chosen : []) finish(id, { kind: "signed" });
    return report(result);
  };
  const acceptAll = async () => report(await acceptFilteredAction({ filter, until: page.readAt.toISOString() }));

  // The same functions for every row on every drawing, so that a decision draws two rows and not fifty.
  const latest = useRef({ accept, sendBack, toggle });
  latest.current = { accept, sendBack, toggle };
  const on = useMemo(
    () => ({
      focus: setCurrent,
      select: (id: string) => latest.current.toggle(id),
      setDone: (id: string, isDone: boolean) => setDone((before) => new Map(before).set(id, isDone)),
      accept: (id: string) => latest.current.accept(id),
      openReturn: setReturning,
      sendBack: (id: string, reason: string) => latest.current.sendBack(id, reason),
    }),
    [],
  );

  return {
    ...{ outcomes, selected, done, current, returning, open, chosen },
    /** Still waiting, as far as this screen knows. */
    total: page.total - (items.length - open.length),
    on,
    move,
    toggleAll,
    acceptSelected,
    acceptAll,
  };
}

export type ReviewWork = ReturnType<typeof useReviewWork>;
