"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { voidDutyAction } from "@/lib/duties/actions";

interface VoidDutyButtonProps {
  duty: { id: string; version: number; code: string; title: string; year: number };
}

/** 作废 with its reason; the record leaves every list and keeps its history. */
export function VoidDutyButton({ duty }: VoidDutyButtonProps) {
  const t = useTranslations("duties.void");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const confirm = async () => {
    const result = await voidDutyAction({ id: duty.id, version: duty.version, reason });
    if (!result.ok) return result.error.message;
    showToast(t("done", { code: duty.code }));
    router.push(`/duties?year=${duty.year}`);
  };
  return (
    <ConfirmButton
      face={t("face")}
      title={t("title", { title: duty.title })}
      text={t("text")}
      verb={t("verb", { code: duty.code })}
      onConfirm={confirm}
    >
      <Field label={t("reason")} hint={t("reasonHint")}>
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmButton>
  );
}
