import { useTranslations } from "next-intl";
import type { DiffPart } from "@/lib/duties/review/rules";

/**
 * A text with what is new underlined and what went struck through: readable in black and white too. A text that has little in
 * common with the one before stands plain, the earlier one below it.
 */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
  const t = useTranslations("review");
  if (!parts.some(({ kind }) => kind === "same")) {
    const [now, before] = (["added", "removed"] as const).map((kind) => parts.find((part) => part.kind === kind)?.text);
    return (
      <>
        <span className="block whitespace-pre-line">{now ?? t("nothingNow")}</span>
        {before && (
          <span className="block pt-1 text-small whitespace-pre-line text-muted">{t("before", { text: before })}</span>
        )}
      </>
    );
  }
  return (
    <span className="whitespace-pre-line">
      {parts.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`;
        if (kind === "added")
          return (
            <ins key={key} className="bg-accent-soft decoration-accent decoration-1 underline-offset-4">
              {text}
            </ins>
          );
        if (kind === "removed")
          return (
            <del key={key} className="text-muted">
              {text}
            </del>
          );
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
