import { useTranslations } from "next-intl";
import { sizeText } from "@/components/evidence/upload-rules";
import type { FileTotals as Totals } from "@/lib/attachments/sweep/queries";

/** What is stored, where, and how much room is left. */
export function FileTotals({ totals }: { totals: Totals }) {
  const t = useTranslations("admin.files");
  const { pending, infected } = totals;
  const facts = [
    { label: t("stored"), value: t("count", { count: totals.files }) },
    { label: t("bytes"), value: sizeText(totals.bytes) },
    { label: t("free"), value: sizeText(totals.freeBytes), note: t("freeNote") },
    { label: t("store"), value: t(`stores.${totals.store}`) },
    {
      label: t("scanner"),
      value: totals.hasScanner ? t("scannerOn") : t("scannerOff"),
      note: totals.hasScanner || pending + infected > 0 ? t("scannerNote", { pending, infected }) : undefined,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-y-4 border-y border-line py-4 tablet:flex tablet:divide-x tablet:divide-line">
      {facts.map(({ label, value, note }) => (
        <div key={label} className="tablet:flex-1 tablet:px-4 tablet:first:pl-0">
          <dt className="text-table text-muted">{label}</dt>
          <dd className="font-bold">{value}</dd>
          {note && <dd className="text-small text-muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
