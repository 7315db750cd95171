"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

const REASONS = ["general", "figures", "stale", "evidence", "notDone", "mismatch", "problems", "figuresWrong"] as const;

interface ReturnBoxProps {
  unitName: string;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

/** Why a report goes back: picked or written, in the place of the buttons. */
export function ReturnBox({ unitName, onReturn, onClose }: ReturnBoxProps) {
  const t = useTranslations("review");
  const [reason, setReason] = useState("");
  const [isShort, setShort] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const send = () => {
    const text = reason.trim();
    if (text.length < 2) {
      setShort(true);
      box.current?.focus();
    } else onReturn(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const pick = (text: string) => {
    setReason((now) => (now.trim() === "" ? text : `${now.trimEnd()}\n${text}`));
    setShort(false);
    box.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and Ctrl+Enter are for everything inside
    <div
      ref={frame}
      className="grid scroll-mt-36 scroll-mb-24 gap-2 rounded-control border border-line bg-raised p-3"
      onKeyDown={onKeyDown}
    >
      <Field label={t("returnBox.label")} hint={t("returnBox.hint")} error={isShort && t("returnBox.short")}>
        <Textarea
          ref={box}
          value={reason}
          maxLength={500}
          rows={2}
          className="min-h-16"
          onChange={(event) => {
            setReason(event.target.value);
            setShort(false);
          }}
        />
      </Field>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="pb-1 text-small text-muted">{t("returnBox.pick")}</legend>
        {REASONS.map((key) => (
          <Button
            key={key}
            size="small"
            className="min-w-0 shrink py-0.5 text-left whitespace-normal"
            onClick={() => pick(t(`reasons.${key}`))}
          >
            {t(`reasons.${key}`)}
          </Button>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={send}>
          {t("returnBox.send", { unit: unitName })}
        </Button>
        <Button onClick={onClose}>{t("returnBox.cancel")}</Button>
      </div>
    </div>
  );
}
