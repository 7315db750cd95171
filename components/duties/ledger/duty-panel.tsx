"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import { LinkButton } from "@/components/ui/link-button";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Day } from "@/lib/dates";
import { loadDutyAction } from "@/lib/duties/actions";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { DutyEssence } from "./duty-essence";

interface DutyPanelProps {
  id: string;
  today: Day;
  /** 1 for the first row of the page. */
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onClose: () => void;
}

/** A record beside its list; J and K go through the page's rows. */
export function DutyPanel({ id, today, place, count, onMove, onClose }: DutyPanelProps) {
  const t = useTranslations("duties.panel");
  const [duty, setDuty] = useState<DutyRecord | string>();
  useEffect(() => {
    let isCurrent = true;
    loadDutyAction({ id }).then(
      (result) => isCurrent && setDuty(result.ok ? result.data : result.error.message),
      () => isCurrent && setDuty(t("failed")),
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
      title={typeof duty === "object" ? duty.title : t("title")}
      footer={
        <>
          <LinkButton variant="primary" href={`/duties/${id}`}>
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
      {duty === undefined && <PanelSkeleton />}
      {typeof duty === "string" && <p role="alert">{duty}</p>}
      {typeof duty === "object" && <DutyEssence duty={duty} today={today} />}
    </SidePanel>
  );
}

function PanelSkeleton() {
  return (
    <div className="grid gap-4 pt-2">
      <Skeleton className="w-1/3" />
      <Skeleton className="h-20" />
      <Skeleton />
      <Skeleton className="w-2/3" />
    </div>
  );
}
