"use client";
import { useTranslations } from "next-intl";
import { PreviewState } from "./preview-state";
import { usePreview } from "./use-preview";

/** Text as it is, line by line; of a long one the server sends the beginning. */
export function PreviewText({ address, name }: { address: string; name: string }) {
  const t = useTranslations("evidence.preview");
  const loaded = usePreview(address, async (response) => ({
    text: await response.text(),
    isCut: response.headers.has("x-preview-cut"),
  }));
  if (loaded.state !== "ready") return <PreviewState state={loaded.state} name={name} />;
  const { text, isCut } = loaded.content;
  return (
    <>
      <pre className="font-sans text-base break-words whitespace-pre-wrap">{text}</pre>
      {isCut && <p className="pt-2 text-muted">{t("cut")}</p>}
    </>
  );
}
