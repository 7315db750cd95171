"use client";
import { useTranslations } from "next-intl";
import { type ClipboardEvent, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { isTyping } from "@/components/ui/is-typing";
import { Refusal } from "@/components/ui/refusal";
import { Textarea } from "@/components/ui/textarea";
import type { Day } from "@/lib/dates";
import type { PasteOptions } from "@/lib/findings/paste/queries";
import { MAX_PASTED } from "@/lib/findings/paste/rules";
import { PasteBar } from "./paste-bar";
import { PasteDefaults } from "./paste-defaults";
import { PasteTable } from "./paste-table";
import { usePaste } from "./use-paste";

interface PasteViewProps {
  options: PasteOptions & { year: number };
  today: Day;
}

/** Cells from Excel or WPS → problems with their measures, looked through before anything is registered. */
export function PasteView({ options, today }: PasteViewProps) {
  const t = useTranslations("findings.paste");
  const paste = usePaste(options, today);
  const { text, table, setText } = paste;

  // Ctrl+V works anywhere on the page, as long as nothing is being written.
  useEffect(() => {
    const take = (event: globalThis.ClipboardEvent) => {
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (isTyping(event.target) || pasted.trim() === "") return;
      event.preventDefault();
      setText(pasted);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  });
  const replace = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (text !== "") return;
    event.preventDefault();
    setText(event.clipboardData.getData("text/plain"));
  };
  return (
    <div className="grid gap-4">
      <div className={text === "" ? "reading" : undefined}>
        <Field label={t("box")} hint={t("boxHint")}>
          <Textarea
            value={text}
            rows={text === "" ? 10 : 3}
            wrap="off"
            spellCheck={false}
            placeholder={t("placeholder")}
            className="max-h-48 overflow-auto font-mono text-table"
            onPaste={replace}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </div>
      {text !== "" && (
        <>
          <PasteDefaults options={options} paste={paste} />
          {text.length > MAX_PASTED && <p role="alert">{t("tooLong", { count: MAX_PASTED })}</p>}
          {table.problems.length === 0 ? (
            <EmptyState
              title={t("nothing")}
              text={t("nothingText")}
              action={<Button onClick={() => setText("")}>{t("again")}</Button>}
            />
          ) : (
            <>
              <PasteTable paste={paste} units={options.units} />
              <Refusal error={paste.refusal} />
              <PasteBar paste={paste} />
            </>
          )}
        </>
      )}
    </div>
  );
}
