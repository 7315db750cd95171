"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useChangeImport } from "./change-import";

/** For all cells of a page that two people changed. @param cells `row id:column` */
export function ChooseAll({ cells }: { cells: readonly string[] }) {
  const t = useTranslations("import.check");
  const { change, isPending } = useChangeImport();
  const choose = (value: "MINE" | "THEIRS") =>
    change({ choices: Object.fromEntries(cells.map((cell) => [cell, value])) });
  return (
    <fieldset className="flex flex-wrap items-center gap-2 py-2">
      <legend className="sr-only">{t("open", { count: cells.length })}</legend>
      <span aria-hidden className="font-bold">
        {t("open", { count: cells.length })}
      </span>
      <Button size="small" disabled={isPending} onClick={() => choose("MINE")}>
        {t("allMine")}
      </Button>
      <Button size="small" disabled={isPending} onClick={() => choose("THEIRS")}>
        {t("allTheirs")}
      </Button>
    </fieldset>
  );
}
