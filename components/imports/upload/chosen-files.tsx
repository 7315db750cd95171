"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { FileIcon } from "@/components/evidence/file-icon";
import { sizeText } from "@/components/evidence/upload-rules";
import { Button } from "@/components/ui/button";
import { type ChosenFile, MAX_IMPORT_MEGABYTES } from "./chosen-file";

interface ChosenFilesProps {
  files: readonly ChosenFile[];
  isBusy: boolean;
  onRemove: (id: number) => void;
}

/** What is going to be sent; a file that cannot be read says so before it travels. */
export function ChosenFiles({ files, isBusy, onRemove }: ChosenFilesProps) {
  const t = useTranslations("imports.upload");
  return (
    <ul aria-label={t("chosen")} className="border-t border-line">
      {files.map(({ id, file, pasted, fault }) => (
        <li key={id} className="flex items-start gap-2 border-b border-line py-1.5">
          <FileIcon name={file.name} />
          <div className="min-w-0 flex-1">
            <p className="break-all">
              {file.name}{" "}
              <span className="text-small whitespace-nowrap text-muted">
                {pasted ? t("pastedSize", pasted) : sizeText(file.size)}
              </span>
            </p>
            {fault && (
              <p role="alert" className="flex items-start gap-1 text-table font-bold">
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                {t(fault, { megabytes: MAX_IMPORT_MEGABYTES })}
              </p>
            )}
          </div>
          <Button
            variant="quiet"
            size="small"
            disabled={isBusy}
            aria-label={t("removeOf", { name: file.name })}
            onClick={() => onRemove(id)}
          >
            {t("remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
