"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { AttachmentTarget, EvidenceOf, EvidenceRow } from "@/lib/attachments/schema";
import { EvidenceAdder } from "./evidence-adder";
import { EvidenceItem } from "./evidence-item";
import { UploadList } from "./upload-list";
import { useEvidence } from "./use-evidence";
import { useFileDrop } from "./use-file-drop";
import { usePastedFiles } from "./use-pasted-files";
import { useUploads } from "./use-uploads";

const EvidencePreview = dynamic(() => import("./preview/evidence-preview").then((module) => module.EvidencePreview));

export interface EvidencePanelProps {
  /** Whose evidence is listed, and read again after each change. */
  of: EvidenceOf;
  /** What a new file is to hang on. */
  target: AttachmentTarget;
  rows: EvidenceRow[];
  canAttach: boolean;
  /** Within a row or a card: no heading, less room. */
  isCompact?: boolean;
  /** Part of a form that can be handed in without it. */
  isOptional?: boolean;
  /** Beside the heading: a link. */
  note?: ReactNode;
  /** Hears of the list whenever it was read again. */
  onRows?: (rows: EvidenceRow[]) => void;
}

/** 佐证材料 of one thing: its files, and the ways to add one. Under `ClientMessages` with "evidence". */
export function EvidencePanel({
  of,
  target,
  canAttach,
  isCompact = false,
  isOptional,
  note,
  ...given
}: EvidencePanelProps) {
  const t = useTranslations("evidence");
  const common = useTranslations("common");
  // The share of a duty over the whole year: each file says which period it belongs to.
  const hasPeriods = "assignment" in of && of.period === null;
  const headingId = useId();
  const panel = useRef<HTMLElement>(null);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const { rows, fault, refresh } = useEvidence(of, given.rows, given.onRows);
  const { store, uploads, said } = useUploads(refresh);
  const add = canAttach ? (files: File[]) => store.add(files, target) : undefined;
  const { isOver, handlers } = useFileDrop(add);
  usePastedFiles(panel, add, !isCompact);
  return (
    <section
      ref={panel}
      aria-labelledby={isCompact ? undefined : headingId}
      aria-label={isCompact ? t("title") : undefined}
      className="@container grid gap-2"
      {...handlers}
    >
      {!isCompact && (
        <h2 id={headingId} className="flex flex-wrap items-baseline gap-x-3 text-base font-bold">
          {t("title")}
          {isOptional && <span className="font-normal text-muted">{common("optional")}</span>}
          {rows.length > 0 && (
            <span className="text-table font-normal text-muted">{t("count", { count: rows.length })}</span>
          )}
          {note}
        </h2>
      )}
      {rows.length > 0 && (
        <ul className="border-t border-line">
          {rows.map((row) => (
            <EvidenceItem
              key={row.id}
              row={row}
              canAttach={canAttach}
              hasPeriod={hasPeriods}
              onPreview={() => setPreviewed(row.id)}
              onReplace={(files) => store.add(files, { previous: row.id })}
              onVoided={refresh}
            />
          ))}
        </ul>
      )}
      {rows.length === 0 && !canAttach && <p className="text-muted">{t("none")}</p>}
      <UploadList uploads={uploads} store={store} />
      {fault && (
        <p role="alert" className="flex flex-wrap items-center gap-2 font-bold">
          {fault}
          <Button size="small" onClick={refresh}>
            {t("refresh.again")}
          </Button>
        </p>
      )}
      {add && <EvidenceAdder onFiles={add} isOver={isOver} isCompact={isCompact} />}
      <p role="status" className="sr-only">
        {said}
      </p>
      {previewed && (
        <EvidencePreview rows={rows} current={previewed} onMove={setPreviewed} onClose={() => setPreviewed(null)} />
      )}
    </section>
  );
}
