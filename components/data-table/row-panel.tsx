"use client";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import { LinkButton } from "@/components/ui/link-button";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionResult } from "@/lib/action";

/** Where the open row is in its list, and how to leave it. */
export interface RowPlace {
  id: string;
  /** 1 for the first row of the page. */
  place: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onClose: () => void;
}

interface RowPanelProps<Row> extends RowPlace {
  /** The same function at every drawing: another one is asked again. */
  load: (input: { id: string }) => Promise<ActionResult<Row>>;
  titleOf: (row: Row) => string;
  href: string;
  t: (key: "title" | "failed" | "open" | "next" | "previous" | "place", values?: Record<string, number>) => string;
  children: (row: Row) => ReactNode;
}

/** A row's record beside its list; J and K go through the page's rows. */
export function RowPanel<Row extends object>(props: RowPanelProps<Row>) {
  const { id, place, count, onMove, onClose, load, titleOf, href, t, children } = props;
  const [row, setRow] = useState<Row | string>();
  useEffect(() => {
    let isCurrent = true;
    load({ id }).then(
      (result) => isCurrent && setRow(result.ok ? result.data : result.error.message),
      () => isCurrent && setRow(t("failed")),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, load, t]);
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
      title={typeof row === "object" ? titleOf(row) : t("title")}
      footer={
        <>
          <LinkButton variant="primary" href={href}>
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
      {row === undefined && <PanelSkeleton />}
      {typeof row === "string" && <p role="alert">{row}</p>}
      {typeof row === "object" && children(row)}
    </SidePanel>
  );
}

function PanelSkeleton() {
  return (
    <div className="grid gap-4 pt-2">
      <Skeleton className="w-1/3" />
      <Skeleton className="h-20" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
