"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { CellChange } from "@/lib/imports/preview";
import { useChangeImport } from "./change-import";

interface ConflictChoiceProps {
  /** Number of the row in the sheet. */
  no: number;
  column: string;
  columnName: string;
  change: CellChange & { conflict: NonNullable<CellChange["conflict"]> };
}

/** A cell that somebody else changed since the sheet was made: both versions, and which of them stays. */
export function ConflictChoice({ no, column, columnName, change: cell }: ConflictChoiceProps) {
  const t = useTranslations("import.check");
  const { change, isPending } = useChangeImport();
  const { row, by, at, choice } = cell.conflict;
  const choose = (value: "MINE" | "THEIRS") => change({ choices: { [`${row}:${column}`]: value } });
  const options = [
    { value: "MINE", verb: t("useMine"), label: t("mine"), text: cell.to },
    { value: "THEIRS", verb: t("keepTheirs"), label: t("theirs"), text: cell.from },
  ] as const;
  return (
    <div className="grid gap-1.5">
      <p className="font-bold">{t("conflict", { by, at })}</p>
      {options.map(({ value, verb, label, text }) => (
        <div key={value} className="grid gap-0.5 border-l-2 border-line-strong pl-2">
          <p className="text-small text-muted">{label}</p>
          <p className="line-clamp-4 whitespace-pre-line">{text || t("blank")}</p>
          <div>
            <Button
              size="small"
              variant={choice === value ? "primary" : "plain"}
              aria-pressed={choice === value}
              aria-label={t("chooseOf", { row: no, column: columnName, choice: verb })}
              disabled={isPending}
              onClick={() => choose(value)}
            >
              {verb}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
