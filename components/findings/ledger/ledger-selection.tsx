"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { SelectionBar } from "@/components/data-table/selection-bar";
import type { DataTableInstance } from "@/components/data-table/use-data-table";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { FindingRow } from "@/lib/findings/queries";
import { levelOf } from "@/lib/findings/status";

const loadBatch = () => import("../batch/batch-dialog");
const loadPass = () => import("../batch/pass-dialog");
const BatchDialog = dynamic(() => loadBatch().then((module) => module.BatchDialog));
const PassDialog = dynamic(() => loadPass().then((module) => module.PassDialog));

interface LedgerSelectionProps {
  table: DataTableInstance<FindingRow>;
  can: { edit: boolean; pass: boolean };
}

/** What is done with the chosen rows: the office changes them, whoever they wait for passes their closing. */
export function LedgerSelection({ table, can }: LedgerSelectionProps) {
  const t = useTranslations("findings.batch");
  const [open, setOpen] = useState<"edit" | "pass" | null>(null);
  // The selection survives paging, so rows of pages left behind are kept as they were last seen.
  const seen = useRef(new Map<string, FindingRow>());
  for (const { id, original } of table.getRowModel().rows) seen.current.set(id, original);
  const chosen = Object.keys(table.state.rowSelection).flatMap((id) => seen.current.get(id) ?? []);
  const waiting = chosen.filter(({ waitsForMe, status }) => waitsForMe && levelOf(status) !== null);
  const close = () => setOpen(null);
  const finish = (text: string) => {
    close();
    table.resetRowSelection(true);
    showToast(text);
  };
  return (
    <>
      <SelectionBar count={chosen.length} onClear={() => table.resetRowSelection(true)}>
        {can.pass && waiting.length > 0 && (
          <Button variant="primary" onPointerEnter={loadPass} onFocus={loadPass} onClick={() => setOpen("pass")}>
            {t("pass")}
          </Button>
        )}
        {can.pass && waiting.length < chosen.length && (
          <span className="text-table text-muted">
            {t("notMine", { count: chosen.length, waiting: waiting.length })}
          </span>
        )}
        {can.edit && (
          <Button onPointerEnter={loadBatch} onFocus={loadBatch} onClick={() => setOpen("edit")}>
            {t("open")}
          </Button>
        )}
      </SelectionBar>
      {open === "edit" && <BatchDialog rows={chosen} onClose={close} onDone={finish} />}
      {open === "pass" && <PassDialog rows={waiting} onClose={close} onDone={finish} />}
    </>
  );
}
