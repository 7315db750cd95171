"use client";
import { useTranslations } from "next-intl";
import type { FilterChip } from "@/components/data-table/filter-chips";
import { useUrlState } from "@/components/data-table/url-state";
import { Select } from "@/components/ui/select";
import type { Day } from "@/lib/dates";
import type { BoardColumn } from "@/lib/findings/board/queries";
import { LedgerEmpty } from "../ledger/ledger-empty";
import { LedgerToolbar } from "../ledger/ledger-toolbar";
import { BoardColumnView } from "./board-column";

interface BoardViewProps {
  columns: BoardColumn[];
  chips: FilterChip[];
  filter: Record<string, string>;
  year: number;
  isUnit: boolean;
  today: Day;
}

/** A column per state, in the order of the work. Cards do not move by hand: states change by their verbs. One column on a phone. */
export function BoardView({ columns, chips, filter, year, isUnit, today }: BoardViewProps) {
  const t = useTranslations("findings");
  const { params, patch } = useUrlState();
  const asked = columns.find(({ status }) => status === params.get("column"));
  const shown = asked ?? columns.find(({ count }) => count > 0) ?? columns[0];
  if (columns.every(({ count }) => count === 0))
    return (
      <>
        <LedgerToolbar filter={filter} chips={chips} />
        <LedgerEmpty {...{ year, isUnit }} total={0} hasFilter={chips.length > 0} canRaise={!isUnit} />
      </>
    );
  return (
    <>
      <LedgerToolbar filter={filter} chips={chips} />
      <div className="pb-3 tablet:hidden" data-print="off">
        <Select
          aria-label={t("board.column")}
          value={shown?.status}
          onChange={(event) => patch({ column: event.target.value })}
        >
          {columns.map(({ status, count }) => (
            <option key={status} value={status}>
              {t(`status.${status}`)} {count}
            </option>
          ))}
        </Select>
      </div>
      <section
        aria-label={t("view.board")}
        className="pb-3 tablet:max-h-[max(24rem,calc(100dvh-20rem))] tablet:overflow-auto print:max-h-none print:overflow-visible"
      >
        <div className="flex min-w-max items-start gap-4 max-tablet:min-w-0 print:min-w-0 print:gap-2">
          {columns.map((column) => (
            <BoardColumnView
              key={column.status}
              column={column}
              filter={filter}
              today={today}
              isHiddenOnPhone={column !== shown}
            />
          ))}
        </div>
      </section>
    </>
  );
}
