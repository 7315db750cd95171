"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { Found } from "@/lib/imports/preview";
import { useChangeImport } from "./change-import";
import type { KnownColumn } from "./known-columns";

interface ColumnMappingProps {
  /** `sortNo`. */
  file: number;
  found: Pick<Found, "headings" | "mapping" | "headingRows" | "top">;
  columns: readonly KnownColumn[];
}

/** Each heading as written beside what it is read as. */
export function ColumnMapping({ file, found, columns }: ColumnMappingProps) {
  const t = useTranslations("import.columns");
  const { change, isPending } = useChangeImport();
  const [mapping, setMapping] = useState(found.mapping);
  const isChanged = mapping.some((key, index) => key !== found.mapping[index]);
  const twice = columns.find(({ key }) => mapping.indexOf(key) !== mapping.lastIndexOf(key));
  // A note that is merged over the whole width is no example of any column.
  const example = found.top.filter(({ no, cells }) => no > found.headingRows[1] && new Set(cells).size > 2);
  const set = (index: number, key: string) => setMapping(mapping.map((old, at) => (at === index ? key || null : old)));
  return (
    <div className="grid gap-3 pt-2">
      <p className="text-table text-muted">{t("hint")}</p>
      <ul className="grid border-t border-line tablet:grid-cols-2 tablet:gap-x-8">
        {mapping.map((key, index) => {
          const heading = found.headings[index] || t("noHeading", { column: index + 1 });
          const sample = example.map(({ cells }) => cells[index] ?? "").find((text) => text !== "");
          // A column without a heading and without a text is an empty one.
          if (!found.headings[index] && !sample && !key) return null;
          return (
            <li key={index} className="flex items-center gap-3 border-b border-line py-1.5">
              <div className="min-w-0 flex-1">
                <p className="line-clamp-2 font-bold">{heading}</p>
                {sample && <p className="truncate text-small text-muted">{sample}</p>}
              </div>
              <Select
                aria-label={`${heading} ${t("meaning")}`}
                value={key ?? ""}
                className="max-w-48"
                onChange={(event) => set(index, event.target.value)}
              >
                <option value="">{t("ignore")}</option>
                {columns.map((column) => (
                  <option key={column.key} value={column.key}>
                    {column.isRequired ? t("required", { name: column.name }) : column.name}
                  </option>
                ))}
              </Select>
            </li>
          );
        })}
      </ul>
      {twice && (
        <p role="alert" className="font-bold">
          {t("twice", { name: twice.name })}
        </p>
      )}
      <div>
        <Button
          variant={isChanged ? "primary" : "plain"}
          disabled={!isChanged || twice !== undefined}
          isPending={isPending}
          onClick={() => change({ file, mapping })}
        >
          {t("apply")}
        </Button>
      </div>
    </div>
  );
}
