import { useTranslations } from "next-intl";
import { sizeText } from "@/components/evidence/upload-rules";
import { EmptyState } from "@/components/ui/empty-state";
import type { Orphan } from "@/lib/attachments/sweep/queries";
import { formatInstant } from "@/lib/dates";

/** Contents that nothing uses any more, by their hash alone: what they were called is not an administrator's business. */
export function FileOrphans({ orphans, days }: { orphans: Orphan[]; days: number }) {
  const t = useTranslations("admin.files");
  return (
    <section aria-labelledby="orphans" className="pt-6">
      <h2 id="orphans" className="font-bold">
        {t("orphans")}
      </h2>
      <p className="pb-3 text-table text-muted">{t("orphansText", { days })}</p>
      {orphans.length === 0 ? (
        <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <div className="data-table-scroll">
          <table className="data-table">
            <caption className="sr-only">{t("orphans")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("hash")}</th>
                <th scope="col">{t("type")}</th>
                <th scope="col">{t("size")}</th>
                <th scope="col">{t("since")}</th>
                <th scope="col">{t("clears")}</th>
              </tr>
            </thead>
            <tbody>
              {orphans.map(({ sha256, type, size, since, clearsAt, isCleared }) => (
                <tr key={sha256}>
                  <td className="font-mono text-small break-all" data-phone="title">
                    {sha256}
                  </td>
                  <td className="break-all" data-label={t("type")}>
                    {type}
                  </td>
                  <td data-label={t("size")}>{sizeText(size)}</td>
                  <td data-label={t("since")}>{formatInstant(since)}</td>
                  <td data-label={t("clears")}>
                    {t(isCleared ? "cleared" : "clearsAt", { time: formatInstant(clearsAt) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
