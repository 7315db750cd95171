import type { DiffPart } from "@/lib/duties/review/rules";

/** A text with what is new underlined and what went struck through: readable in black and white too. */
export function DiffText({ parts }: { parts: readonly DiffPart[] }) {
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
