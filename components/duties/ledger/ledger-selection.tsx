"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SelectionBar } from "@/components/data-table/selection-bar";
import type { DataTableInstance } from "@/components/data-table/use-data-table";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { undoBatchAction } from "@/lib/duties/assign/actions";
import type { DutyRow } from "@/lib/duties/queries";
import { type DoneBatch, forgetBatch, readBatch, rememberBatch, UNDO_MS } from "./done-batch";
import type { Undone } from "./undone-dialog";

const loadDialog = () => import("../batch/batch-dialog");
const BatchDialog = dynamic(() => loadDialog().then((module) => module.BatchDialog));
const UndoneDialog = dynamic(() => import("./undone-dialog").then((module) => module.UndoneDialog));

/** What the office does with the chosen rows, and for ten minutes the way back. */
export function LedgerSelection({ table }: { table: DataTableInstance<DutyRow> }) {
  const t = useTranslations("duties.batch");
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<DoneBatch | null>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  const chosen = Object.keys(table.state.rowSelection);

  useEffect(() => setDone(readBatch()), []);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(null), done.at + UNDO_MS - Date.now());
    return () => clearTimeout(timer);
  }, [done]);

  const undo = async (batch: DoneBatch) => {
    forgetBatch();
    setDone(null);
    const result = await undoBatchAction({ batchId: batch.batchId });
    if (!result.ok) return showToast(result.error.message);
    if (result.data.changedSince.length > 0) setUndone(result.data);
    else showToast(t("undone", { count: result.data.undone }));
  };
  const finish = (batch: DoneBatch) => {
    setOpen(false);
    rememberBatch(batch);
    setDone(batch);
    table.resetRowSelection(true);
    showToast(t("done", { count: batch.count }), () => undo(batch));
  };
  return (
    <>
      {done && chosen.length === 0 && (
        <p className="flex flex-wrap items-center justify-end gap-2 text-table text-muted" data-print="off">
          {t("canUndo", { count: done.count })}
          <Button size="small" onClick={() => undo(done)}>
            {t("undo")}
          </Button>
        </p>
      )}
      <SelectionBar count={chosen.length} onClear={() => table.resetRowSelection(true)}>
        <Button variant="primary" onPointerEnter={loadDialog} onFocus={loadDialog} onClick={() => setOpen(true)}>
          {t("open")}
        </Button>
      </SelectionBar>
      {isOpen && <BatchDialog ids={chosen} onClose={() => setOpen(false)} onDone={finish} />}
      {undone && <UndoneDialog undone={undone} onClose={() => setUndone(null)} />}
    </>
  );
}
