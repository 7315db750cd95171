import { useTranslations } from "next-intl";
import type { DocumentName } from "@/lib/documents/schema";
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

/** What they are for, in the order of the year. That of the progress has a period instead of a year, and a form of its own. */
const SECTIONS = {
  tasks: ["breakdown", "responsibility-letter", "unit-duties", "score-sheet"],
  late: ["overdue"],
  rectification: ["rectification", "closure-request"],
  views: ["duties", "findings"],
} as const satisfies Record<string, readonly DocumentName[]>;
const SECTION_NAMES = ["tasks", "late", "rectification", "views"] as const;

/** The documents with one choice of year and unit for all of them. A plain form: it works before any script has loaded. */
export function DocumentForm({ years, year, units, isWhole, templates }: DocumentFormProps) {
  const t = useTranslations("documents");
  return (
    <form method="get" action="/api/exports/breakdown.xlsx" className="grid max-w-[64rem] gap-6">
      <div className="flex flex-wrap gap-4 rounded-control border border-line bg-raised p-4">
        <YearField years={years} year={year} />
        <UnitField units={units} none={t(isWhole ? "wholeGovernment" : "wholeUnit")} />
      </div>
      {SECTION_NAMES.map((section) => (
        <section key={section} aria-labelledby={`documents-${section}`}>
          <h2 id={`documents-${section}`} className="pb-2 text-table text-muted">
            {t(`section.${section}`)}
          </h2>
          <ul className="border-t border-line">
            {SECTIONS[section].map((document) => (
              <li key={document} className="border-b border-line py-4">
                <DocumentRow document={document} templates={templates} hasUnits={isWhole} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </form>
  );
}
