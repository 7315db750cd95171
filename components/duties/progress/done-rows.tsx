"use client";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Day } from "@/lib/dates";
import { SheetRow, type SheetRowProps } from "./sheet-row";

interface DoneRowsProps {
  ids: readonly string[];
  today: Day;
  onChange: SheetRowProps["onChange"];
}

/** Finished duties at the foot of the sheet, folded: nothing is to be done about them. */
export function DoneRows({ ids, today, onChange }: DoneRowsProps) {
  const t = useTranslations("reports");
  const [isOpen, setOpen] = useState(false);
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return (
    <tbody className="max-desktop:block">
      <tr className="border-b border-line max-desktop:block">
        <td colSpan={7} className="py-1 max-desktop:block">
          <Button variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="text-muted">
            <Icon aria-hidden />
            {t("doneRows", { count: ids.length })}
          </Button>
        </td>
      </tr>
      {isOpen && ids.map((id) => <SheetRow key={id} id={id} today={today} onChange={onChange} />)}
    </tbody>
  );
}
