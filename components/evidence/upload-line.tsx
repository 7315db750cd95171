"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FileIcon } from "./file-icon";
import { sizeText } from "./upload-rules";
import type { Upload } from "./upload-store";

interface UploadLineProps {
  upload: Upload;
  onRetry: () => void;
  onRemove: () => void;
}

/** One file on its way: how far it is, or why it did not arrive and what can be done. */
export function UploadLine({ upload, onRetry, onRemove }: UploadLineProps) {
  const t = useTranslations("evidence.upload");
  const { file, state, progress, message } = upload;
  const { name } = file;
  const isRunning = state === "waiting" || state === "sending" || state === "saving";
  const percent = Math.floor(progress * 100);
  const text = {
    waiting: t("waiting"),
    sending: t("sending", { percent }),
    saving: t("saving"),
    lost: message ? t("busy", { reason: message }) : t("lost"),
    signedOut: t("signedOut"),
    refused: message,
  }[state];
  return (
    <li className="grid gap-1 border-b border-line py-2">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
        <FileIcon name={name} />
        <div className="min-w-40 flex-1">
          <p className="break-all">
            {name} <span className="text-small whitespace-nowrap text-muted">{sizeText(file.size)}</span>
          </p>
          {isRunning ? (
            <p className="text-small text-muted">{text}</p>
          ) : (
            <p role="alert" className="text-table font-bold">
              {text}
            </p>
          )}
        </div>
        <div className="flex gap-1">
          {(state === "lost" || state === "signedOut") && (
            <Button size="small" aria-label={t("retryOf", { name })} onClick={onRetry}>
              {t("retry")}
            </Button>
          )}
          <Button
            variant="quiet"
            size="small"
            aria-label={t(state === "refused" ? "dismissOf" : "cancelOf", { name })}
            onClick={onRemove}
          >
            {t(state === "refused" ? "dismiss" : "cancel")}
          </Button>
        </div>
      </div>
      {(state === "sending" || state === "saving") && (
        <progress
          value={progress}
          max={1}
          aria-label={t("progressOf", { name })}
          className="h-1 w-full overflow-hidden rounded-control accent-accent"
        />
      )}
    </li>
  );
}
