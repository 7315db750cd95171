"use client";
import { useTranslations } from "next-intl";
import type { Day } from "@/lib/dates";
import { DoneRows } from "./done-rows";
import { onSheetKey } from "./sheet-keys";
import { SheetRow } from "./sheet-row";
import { useSheet } from "./use-sheet";
import type { SheetWork } from "./use-sheet-work";

interface SheetTableProps {
  ids: readonly string[];
  doneIds: readonly string[];
  today: Day;
  work: Pick<SheetWork, "change" | "paste" | "fillDown">;
}

const HEADS = ["duty", "state", "progress", "problems", "nextSteps", "isDone", "isUnchanged"] as const;
const WIDTHS = ["24%", "112px", "auto", "16%", "16%", "60px", "84px"];

/** A table on a screen, cards on a phone. Keys and pasting are heard here once for all cells. */
export function SheetTable({ ids, doneIds, today, work }: SheetTableProps) {
  const t = useTranslations("reports");
  const store = useSheet();
  return (
    <table className="w-full table-fixed border-collapse text-table max-desktop:block">
      <colgroup>
        {HEADS.map((head, index) => (
          <col key={head} style={{ width: WIDTHS[index] }} />
        ))}
      </colgroup>
      <thead className="sticky top-[109px] z-10 bg-surface text-left text-muted max-desktop:hidden">
        <tr>
          {HEADS.map((head, index) => (
            <th
              key={head}
              scope="col"
              className={`border-b border-line-strong py-1.5 font-normal whitespace-nowrap ${index > 1 ? "px-2" : ""} ${index > 4 ? "text-center" : ""}`}
            >
              {t(`columns.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        className="max-desktop:block"
        onKeyDown={(event) => onSheetKey(event, { store, ids, onFillDown: work.fillDown })}
        onPaste={work.paste}
      >
        {ids.length === 0 && (
          <tr className="max-desktop:block">
            <td colSpan={7} className="py-8 text-muted max-desktop:block">
              {t("empty.filtered")}
            </td>
          </tr>
        )}
        {ids.map((id) => (
          <SheetRow key={id} id={id} today={today} onChange={work.change} />
        ))}
      </tbody>
      {doneIds.length > 0 && <DoneRows ids={doneIds} today={today} onChange={work.change} />}
    </table>
  );
}
