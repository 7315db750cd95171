"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import { LinkButton } from "@/components/ui/link-button";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Day } from "@/lib/dates";
import { loadFindingAction } from "@/lib/findings/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { FindingEssence } from "./finding-essence";

interface FindingPanelProps {
  id: string;
  today: Day;
  /** 1 for the first row of the page. */
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onClose: () => void;
}

/** A finding beside its list; J and K go through the page's rows. */
export function FindingPanel({ id, today, place, count, onMove, onClose }: FindingPanelProps) {
  const t = useTranslations("findings.panel");
  const [finding, setFinding] = useState<FindingRecord | string>();
  useEffect(() => {
    let isCurrent = true;
    loadFindingAction({ id }).then(
      (result) => isCurrent && setFinding(result.ok ? result.data : result.error.message),
      () => isCurrent && setFinding(t("failed")),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, t]);
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "j" && place < count) onMove(1);
      if (event.key === "k" && place > 1) onMove(-1);
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  });
  return (
    <SidePanel
      isOpen
      onClose={onClose}
      title={typeof finding === "object" ? finding.number : t("title")}
      footer={
        <>
          <LinkButton variant="primary" href={`/findings/${id}`}>
            {t("open")}
          </LinkButton>
          <Button aria-keyshortcuts="j" disabled={place >= count} onClick={() => onMove(1)}>
            {t("next")}
          </Button>
          <Button aria-keyshortcuts="k" disabled={place <= 1} onClick={() => onMove(-1)}>
            {t("previous")}
          </Button>
          <span className="mr-auto self-center text-table text-muted">{t("place", { place, count })}</span>
        </>
      }
    >
      {finding === undefined && (
        <div className="grid gap-4 pt-2">
          <Skeleton className="w-1/3" />
          <Skeleton className="h-20" />
          <Skeleton className="w-2/3" />
        </div>
      )}
      {typeof finding === "string" && <p role="alert">{finding}</p>}
      {typeof finding === "object" && <FindingEssence finding={finding} today={today} />}
    </SidePanel>
  );
}
