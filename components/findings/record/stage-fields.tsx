"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";

interface Stage {
  stageGoal: string;
  nextReviewOn: string;
}

interface StageFieldsProps {
  stage: Stage;
  onChange: (stage: Stage) => void;
  errorOf: (field: string) => string | undefined;
}

/** 阶段目标 and 下次复核: what 长期坚持 has in place of a deadline. */
export function StageFields({ stage, onChange, errorOf }: StageFieldsProps) {
  const t = useTranslations("finding.field");
  return (
    <>
      <Field label={t("stageGoal")} error={errorOf("stageGoal")}>
        <Textarea
          value={stage.stageGoal}
          maxLength={1000}
          onChange={(event) => onChange({ ...stage, stageGoal: event.target.value })}
        />
      </Field>
      <Field label={t("nextReviewOn")} error={errorOf("nextReviewOn")}>
        <Input
          type="date"
          value={stage.nextReviewOn}
          onChange={(event) => onChange({ ...stage, nextReviewOn: event.target.value })}
        />
      </Field>
    </>
  );
}
