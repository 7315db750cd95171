"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { sampleRechecksAction } from "@/lib/findings/rechecks/actions";

interface SampleButtonProps {
  year: number;
  /** Closed findings that nobody has looked at again. */
  drawable: number;
}

/** Draws so many at random and so many of the riskiest. */
export function SampleButton({ year, drawable }: SampleButtonProps) {
  const t = useTranslations("findings.rechecks");
  const [random, setRandom] = useState(2);
  const [risk, setRisk] = useState(1);
  const draw = async () => {
    const result = await sampleRechecksAction({ year, random, risk });
    if (!result.ok) return result.error.message;
    showToast(result.data.chosen > 0 ? t("chosen", { count: result.data.chosen }) : t("chosenNone"));
  };
  const number = (text: string) => Math.min(100, Math.max(0, Math.floor(Number(text)) || 0));
  return (
    <ConfirmButton
      variant="primary"
      face={t("sample")}
      title={t("sampleTitle", { year })}
      text={t("sampleText")}
      verb={t("sampleVerb", { count: random + risk })}
      isDisabled={drawable === 0}
      onConfirm={draw}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("random")}>
          <Input
            type="number"
            min={0}
            max={100}
            value={random}
            onChange={(event) => setRandom(number(event.target.value))}
          />
        </Field>
        <Field label={t("risk")}>
          <Input
            type="number"
            min={0}
            max={100}
            value={risk}
            onChange={(event) => setRisk(number(event.target.value))}
          />
        </Field>
      </div>
    </ConfirmButton>
  );
}
