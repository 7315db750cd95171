"use client";
import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/cx";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { formatInstant } from "@/lib/dates";
import { EarlierEditions } from "./earlier-editions";
import { downloadHref } from "./evidence-hrefs";
import { EvidenceUses } from "./evidence-uses";
import { FileButton } from "./file-button";
import { FileIcon } from "./file-icon";
import { ACCEPT, sizeText } from "./upload-rules";
import { VoidEvidenceButton } from "./void-evidence-button";

interface EvidenceItemProps {
  row: EvidenceRow;
  canAttach: boolean;
  /** Says for which period it was uploaded. */
  hasPeriod: boolean;
  onPreview: () => void;
  /** The next edition has been chosen. */
  onReplace: (files: File[]) => void;
  onVoided: () => void;
}

/** One file: what it is, whose and since when, and what can be done with it. */
export function EvidenceItem({ row, canAttach, hasPeriod, onPreview, onReplace, onVoided }: EvidenceItemProps) {
  const t = useTranslations("evidence");
  const periodName = usePeriodName();
  const { id, name, size, scan, edition, uses, earlier, period } = row;
  // The server refuses it, too.
  const isHeld = scan === "INFECTED" || scan === "PENDING";
  const facts = [
    ...(hasPeriod && period ? [periodName(period)] : []),
    t("by", { unit: row.unitName, name: row.uploaderName }),
    formatInstant(row.createdAt),
    sizeText(size),
  ];
  return (
    <li className="grid gap-x-4 border-b border-line py-2 @min-[560px]:grid-cols-[1fr_auto]">
      <div className="flex min-w-0 items-start gap-2">
        <FileIcon name={name} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2">
            {row.preview && !isHeld ? (
              <button type="button" data-print="on" onClick={onPreview} className="link min-w-0 text-left break-all">
                {name}
              </button>
            ) : (
              <span className="min-w-0 break-all">{name}</span>
            )}
            {edition > 1 && <Badge>{t("edition", { edition })}</Badge>}
          </p>
          <p className="flex flex-wrap gap-x-2 text-small text-muted">
            {facts.map((fact) => (
              <span key={fact} className="whitespace-nowrap">
                {fact}
              </span>
            ))}
            <span className={cx("whitespace-nowrap", scan === "INFECTED" && "font-bold")}>{t(`scan.${scan}`)}</span>
          </p>
          {earlier.length > 0 && <EarlierEditions editions={earlier} />}
          {uses > 0 && <EvidenceUses row={row} />}
        </div>
      </div>
      <div className="flex flex-wrap items-start pl-5 @min-[560px]:pl-0" data-print="off">
        {row.preview && !isHeld && (
          <Button variant="quiet" size="small" aria-label={t("action.previewOf", { name })} onClick={onPreview}>
            {t("action.preview")}
          </Button>
        )}
        {!isHeld && (
          <a
            href={downloadHref(id)}
            download
            aria-label={t("action.downloadOf", { name })}
            className={buttonStyle("quiet", "small")}
          >
            {t("action.download")}
          </a>
        )}
        {canAttach && row.canVoid && (
          <FileButton
            variant="quiet"
            size="small"
            accept={ACCEPT}
            label={t("action.replaceOf", { name })}
            face={t("action.replace")}
            onFiles={onReplace}
          />
        )}
        {row.canVoid && <VoidEvidenceButton row={row} onDone={onVoided} />}
      </div>
    </li>
  );
}
