"use client";
import { memo } from "react";
import type { Day } from "@/lib/dates";
import { HandedRow } from "./handed-row";
import { SheetCheckCell } from "./sheet-check-cell";
import { SheetDutyCell } from "./sheet-duty-cell";
import { SheetStateCell } from "./sheet-state-cell";
import { SheetTextCell } from "./sheet-text-cell";
import { type Column, canBeUnchanged, isEditable, TEXT_COLUMNS } from "./sheet-values";
import { useSheetRow } from "./use-sheet";

export interface SheetRowProps {
  id: string;
  today: Day;
  onChange: (id: string, column: Column, value: string | boolean) => void;
}

/** One duty of the sheet; what was handed in is read-only until it is withdrawn. */
export const SheetRow = memo(function SheetRow({ id, today, onChange }: SheetRowProps) {
  const state = useSheetRow(id);
  if (!state) return null;
  const { row } = state;
  if (!isEditable(row)) return <HandedRow state={state} today={today} />;
  const change = (column: Column, value: string | boolean) => onChange(id, column, value);
  return (
    <tr
      data-touched={state.isTouched}
      className="group border-b border-line align-top data-[touched=true]:bg-accent-soft max-desktop:block max-desktop:px-3 max-desktop:py-3"
    >
      <SheetDutyCell row={row} />
      <SheetStateCell state={state} today={today} />
      {TEXT_COLUMNS.map((column) => (
        <SheetTextCell key={column} state={state} column={column} onChange={change} />
      ))}
      <SheetCheckCell state={state} column="isDone" onChange={change} />
      <SheetCheckCell state={state} column="isUnchanged" isDisabled={!canBeUnchanged(row)} onChange={change} />
    </tr>
  );
});
