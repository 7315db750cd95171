"use client";
import { useTranslations } from "next-intl";
import { PreviewState } from "./preview-state";
import { usePreview } from "./use-preview";

/** More would make an old computer wait. */
const MAX_CHARACTERS = 200_000;

/** Text as it is, line by line. */
export function PreviewText({ address, name }: { address: string; name: string }) {
  const t = useTranslations("evidence.preview");
  const loaded = usePreview(address, (response) => response.text());
  if (loaded.state !== "ready") return <PreviewState state={loaded.state} name={name} />;
  const text = loaded.content;
  return (
    <>
      <pre className="font-sans text-base break-words whitespace-pre-wrap">{text.slice(0, MAX_CHARACTERS)}</pre>
      {text.length > MAX_CHARACTERS && <p className="pt-2 text-muted">{t("cut")}</p>}
    </>
  );
}
