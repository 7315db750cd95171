"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useChangeImport } from "./change-import";

interface AppliedFixesProps {
  /** `column:text` → reading. */
  fixes: Readonly<Record<string, string>>;
  /** Column key → name. */
  names: Readonly<Record<string, string>>;
  canChange: boolean;
}

/** What is read otherwise than it stands in the sheet; each can be taken back. */
export function AppliedFixes({ fixes, names, canChange }: AppliedFixesProps) {
  const t = useTranslations("import.check");
  const { change, isPending } = useChangeImport();
  const entries = Object.entries(fixes).filter(([, reading]) => reading !== "");
  if (entries.length === 0) return null;
  return (
    <details className="border-b border-line py-2">
      <summary className="text-table">
        {t("fixes")} <span className="text-muted">{entries.length}</span>
      </summary>
      <ul className="pt-1 text-table">
        {entries.map(([key, reading]) => {
          const colon = key.indexOf(":");
          const [column, text] = [key.slice(0, colon), key.slice(colon + 1)];
          return (
            <li key={key} className="flex flex-wrap items-center gap-x-3 py-0.5">
              <span>{t("fixOf", { column: names[column] ?? column, text, reading })}</span>
              {canChange && (
                <Button
                  variant="quiet"
                  size="small"
                  disabled={isPending}
                  aria-label={t("takeBackOf", { text })}
                  onClick={() => change({ fixes: { [key]: "" } })}
                >
                  {t("takeBack")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
