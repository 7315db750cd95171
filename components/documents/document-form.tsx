import { useTranslations } from "next-intl";
import { DOCUMENT_NAMES } from "@/lib/documents/schema";
import type { TemplateChoice } from "@/lib/templates/queries";
import { DocumentRow } from "./document-row";
import { UnitField } from "./unit-field";
import { YearField } from "./year-field";

interface DocumentFormProps {
  years: readonly number[];
  year: number;
  units: readonly { code: string; shortName: string }[];
  /** Whether the viewer sees the whole government or only what concerns the own unit. */
  isWhole: boolean;
  templates: readonly TemplateChoice[];
}

/** The documents with one choice of year and unit for all of them. A plain form: it works before any script has loaded. */
export function DocumentForm({ years, year, units, isWhole, templates }: DocumentFormProps) {
  const t = useTranslations("documents");
  return (
    <form method="get" action="/api/exports/breakdown.xlsx" className="grid max-w-[64rem] gap-6">
      <div className="flex flex-wrap gap-4">
        <YearField years={years} year={year} />
        <UnitField units={units} none={t(isWhole ? "wholeGovernment" : "wholeUnit")} />
      </div>
      <ul className="border-t border-line">
        {/* That of the progress has a period instead of a year, and a form of its own. */}
        {DOCUMENT_NAMES.filter((document) => document !== "progress").map((document) => (
          <li key={document} className="border-b border-line py-4">
            <DocumentRow document={document} templates={templates} hasUnits={isWhole} />
          </li>
        ))}
      </ul>
    </form>
  );
}
