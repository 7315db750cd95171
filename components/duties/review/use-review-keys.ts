"use client";
import { useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";
import type { ReviewWork } from "./use-review-work";

/** J/K, A, R, X for the current report, wherever one is not writing and no dialog is open. */
export function useReviewKeys(work: ReviewWork) {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.repeat && event.key !== "j" && event.key !== "k") return;
      if (document.querySelector('[role="dialog"]')) return;
      const { move, on, current } = latest.current;
      const deeds: Record<string, () => void> = { j: () => move(1), k: () => move(-1) };
      if (current) {
        deeds.a = () => on.accept(current);
        deeds.r = () => on.openReturn(current);
        deeds.x = () => on.select(current);
      }
      const deed = deeds[event.key.toLowerCase()];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
