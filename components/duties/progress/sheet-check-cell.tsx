"use client";
import { useTranslations } from "next-intl";
import type { RowState } from "./sheet-store";

interface SheetCheckCellProps {
  state: RowState;
  column: "isDone" | "isUnchanged";
  isDisabled?: boolean;
  onChange: (column: "isDone" | "isUnchanged", isChecked: boolean) => void;
}

/** 已完成 or 无变化. On a phone the word stands beside the box. */
export function SheetCheckCell({ state, column, isDisabled, onChange }: SheetCheckCellProps) {
  const t = useTranslations("reports");
  const { row, values } = state;
  return (
    <td className="border-l border-line p-0 max-desktop:inline-block max-desktop:border-0 max-desktop:pr-6">
      <label className="flex min-h-10 items-center justify-center gap-2 has-disabled:cursor-default pointer-coarse:min-h-11">
        <input
          type="checkbox"
          data-row={row.assignmentId}
          data-column={column}
          checked={values[column]}
          disabled={isDisabled}
          aria-label={t("cellLabel", { code: row.duty.code, column: t(`columns.${column}`) })}
          onChange={(event) => onChange(column, event.target.checked)}
          className="size-4 scroll-mt-44 scroll-mb-24 accent-accent disabled:opacity-40"
        />
        <span className="desktop:hidden">{t(`columns.${column}`)}</span>
      </label>
    </td>
  );
}
