"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { PopoverButton } from "@/components/ui/popover-button";
import { useUrlState } from "./url-state";
import type { DataTableInstance } from "./use-data-table";

/** Which columns are shown; kept as `columns=` in the address. */
export function ColumnMenu<Row extends object>({ table }: { table: DataTableInstance<Row> }) {
  const t = useTranslations("common.table");
  const { params, patch } = useUrlState();
  const columns = table.getAllLeafColumns();
  const toggle = (id: string) => {
    const shown = columns.filter((column) => column.getIsVisible() !== (column.id === id));
    patch({ columns: shown.map((column) => column.id), page: params.get("page") });
  };
  return (
    <PopoverButton
      label={t("columns")}
      face={<Columns3 aria-hidden />}
      variant="quiet"
      isIconOnly
      className="max-tablet:hidden"
    >
      {() => (
        <fieldset>
          <legend className="px-2 pb-1 text-small text-muted">{t("columns")}</legend>
          {columns
            .filter((column) => !column.columnDef.meta?.isFixed)
            .map((column) => (
              <div key={column.id} className="rounded-control px-2 hover:bg-sunken">
                <Checkbox checked={column.getIsVisible()} onChange={() => toggle(column.id)}>
                  {column.columnDef.meta?.label}
                </Checkbox>
              </div>
            ))}
        </fieldset>
      )}
    </PopoverButton>
  );
}
