"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";

export interface Undone {
  undone: number;
  changedSince: { code: string; title: string }[];
}

/** What an undo left alone, because somebody changed it since. */
export function UndoneDialog({ undone, onClose }: { undone: Undone; onClose: () => void }) {
  const t = useTranslations("duties.batch");
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("undone", { count: undone.undone })}
      text={t("notUndone", { count: undone.changedSince.length })}
    >
      <ul className="border-t border-line text-table">
        {undone.changedSince.map((duty) => (
          <li key={duty.code} className="border-b border-line py-2">
            <span className="text-muted">{duty.code}</span> {duty.title}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
