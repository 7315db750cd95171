"use client";
import { useTranslations } from "next-intl";
import type { Found } from "@/lib/imports/preview";

interface HeadingRowsProps {
  /** Of the set of radio buttons. */
  name: string;
  top: Found["top"];
  from: number;
  height: number;
  hint: string;
  onChange: (row: number) => void;
}

/** The first rows of a sheet as they stand there, the heading among them marked. */
export function HeadingRows({ name, top, from, height, hint, onChange }: HeadingRowsProps) {
  const t = useTranslations("import.files");
  return (
    <fieldset className="min-w-0">
      <legend className="font-bold">{t("headingChoice")}</legend>
      <p className="pb-2 text-table text-muted">{hint}</p>
      <div className="overflow-x-auto border-y border-line">
        <table className="text-table">
          <caption className="sr-only">{t("top")}</caption>
          <tbody>
            {top.map(({ no, cells }) => (
              <tr
                key={no}
                data-heading={(no >= from && no < from + height) || undefined}
                className="border-b border-line last:border-b-0 data-heading:bg-accent-soft data-heading:font-bold"
              >
                <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap">
                  <label className="flex items-center gap-2">
                    <input
                      type="radio"
                      name={name}
                      checked={no === from}
                      onChange={() => onChange(no)}
                      aria-label={t("useRow", { row: no })}
                      className="size-4 accent-accent"
                    />
                    {no}
                  </label>
                </th>
                {cells.map((cell, index) => (
                  <td key={index} className="max-w-48 truncate border-l border-line px-2 py-1">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}
