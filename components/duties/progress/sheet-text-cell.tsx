"use client";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import type { RowState } from "./sheet-store";
import { TEXT_LIMITS, type TextColumn } from "./sheet-values";

interface SheetTextCellProps {
  state: RowState;
  column: TextColumn;
  onChange: (column: TextColumn, text: string) => void;
}

// The browser grows it where it can; elsewhere the number of lines is guessed from the text.
const LINE = { progress: 22, problems: 12, nextSteps: 12 };

/** One cell of words. Muted until touched: what it shows is the last report's text and is not handed in as it stands. */
export function SheetTextCell({ state, column, onChange }: SheetTextCellProps) {
  const t = useTranslations("reports");
  const { row, values, isTouched, error } = state;
  const id = `cell-${row.assignmentId}-${column}`;
  const text = values[column];
  const fault = error?.column === column ? error.message : null;
  return (
    <td className="border-l border-line p-0 max-desktop:block max-desktop:border-0 max-desktop:pb-2">
      <label htmlFor={id} className="block text-small text-muted desktop:sr-only">
        {t(`columns.${column}`)}
      </label>
      <textarea
        id={id}
        data-row={row.assignmentId}
        data-column={column}
        value={text}
        rows={Math.min(4, Math.ceil(text.length / LINE[column]) || 1)}
        maxLength={TEXT_LIMITS[column]}
        readOnly={values.isUnchanged}
        aria-label={t("cellLabel", { code: row.duty.code, column: t(`columns.${column}`) })}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-error` : undefined}
        placeholder={column === "progress" ? t("placeholder") : undefined}
        onChange={(event) => onChange(column, event.target.value)}
        className={cx(
          "block field-sizing-content max-h-26 min-h-10 w-full scroll-mt-44 resize-none scroll-mb-24 bg-transparent px-2 py-2 text-table",
          "hover:bg-raised focus:relative focus:z-10 focus:max-h-none focus:bg-raised focus:text-ink -outline-offset-2 read-only:hover:bg-transparent",
          "max-desktop:rounded-control max-desktop:border max-desktop:border-line-strong max-desktop:bg-raised pointer-coarse:text-[max(16px,1rem)]",
          "aria-invalid:outline-2 aria-invalid:outline-ink",
          (!isTouched || values.isUnchanged) && "text-muted",
        )}
      />
      {fault && (
        <p id={`${id}-error`} role="alert" className="px-2 pb-1 text-small font-bold">
          {fault}
        </p>
      )}
    </td>
  );
}
