"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { UploadLine } from "./upload-line";
import type { Upload, UploadStore } from "./upload-store";

interface UploadListProps {
  uploads: readonly Upload[];
  store: UploadStore;
}

/** What is on its way and what did not arrive; nothing when all is well. */
export function UploadList({ uploads, store }: UploadListProps) {
  const t = useTranslations("evidence.upload");
  if (uploads.length === 0) return null;
  const failed = uploads.filter(({ state }) => state === "lost" || state === "signedOut");
  const isSignedOut = uploads.some(({ state }) => state === "signedOut");
  return (
    <div data-print="off">
      {isSignedOut && (
        <p role="alert" className="pt-1 font-bold">
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {t("signIn")}
          </a>
        </p>
      )}
      <ul aria-label={t("list")}>
        {uploads.map((upload) => (
          <UploadLine
            key={upload.id}
            upload={upload}
            onRetry={() => store.retry(upload.id)}
            onRemove={() => store.remove(upload.id)}
          />
        ))}
      </ul>
      {failed.length > 1 && (
        <Button size="small" className="mt-2" onClick={() => store.retry()}>
          {t("retryAll")}
        </Button>
      )}
    </div>
  );
}
