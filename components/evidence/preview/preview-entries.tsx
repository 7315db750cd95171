"use client";
import { useTranslations } from "next-intl";
import type { ArchiveEntry } from "@/lib/attachments/preview/entries";
import { sizeText } from "../upload-rules";
import { PreviewState } from "./preview-state";
import { usePreview } from "./use-preview";

/** What an archive holds, by its own list; nothing of it is unpacked. */
export function PreviewEntries({ address, name }: { address: string; name: string }) {
  const t = useTranslations("evidence.preview");
  const loaded = usePreview(address, async (response): Promise<ArchiveEntry[]> => response.json());
  if (loaded.state !== "ready") return <PreviewState state={loaded.state} name={name} />;
  const entries = loaded.content;
  return (
    <table className="w-full text-table">
      <caption className="pb-2 text-left text-muted">{t("entries", { count: entries.length })}</caption>
      <thead>
        <tr className="border-b border-line text-left text-small text-muted">
          <th className="py-2 pr-4 font-normal">{t("entry")}</th>
          <th className="py-2 text-right font-normal">{t("size")}</th>
        </tr>
      </thead>
      <tbody>
        {/* An archive may hold a name twice: the place is the key. */}
        {entries.map((entry, index) => (
          <tr key={index} className="border-b border-line align-top">
            <td className="py-1.5 pr-4 break-all">{entry.name}</td>
            <td className="py-1.5 text-right whitespace-nowrap">{sizeText(entry.size)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
