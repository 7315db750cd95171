"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { withdrawExtensionAction } from "@/lib/findings/extensions/actions";
import type { FindingExtension } from "@/lib/findings/record/queries";

const DecideDialog = dynamic(() => import("./decide-dialog").then((module) => module.DecideDialog));

interface ExtensionActionsProps {
  extension: FindingExtension;
  /** Of the measure. */
  text: string;
  originalDueOn: string | null;
}

/** Granted or refused by whom it waits for, taken back by the unit that asked. */
export function ExtensionActions({ extension, text, originalDueOn }: ExtensionActionsProps) {
  const t = useTranslations("finding.extension");
  const [decision, setDecision] = useState<"GRANT" | "REFUSE" | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const withdraw = () =>
    startTransition(async () => {
      const result = await withdrawExtensionAction({ id: extension.id, version: extension.version });
      setRefusal(result.ok ? undefined : result.error.message);
      if (result.ok) showToast(t("withdrawn"));
    });
  const level = extension.can.decide;
  return (
    <div className="flex flex-wrap gap-2" data-print="off">
      {level && (
        <>
          <Button
            variant="primary"
            size="small"
            className="pointer-coarse:min-h-11"
            onClick={() => setDecision("GRANT")}
          >
            {t(`grant.${level}`)}
          </Button>
          <Button size="small" className="pointer-coarse:min-h-11" onClick={() => setDecision("REFUSE")}>
            {t("refuse")}
          </Button>
        </>
      )}
      {extension.can.withdraw && (
        <Button size="small" className="pointer-coarse:min-h-11" isPending={isPending} onClick={withdraw}>
          {t("withdraw")}
        </Button>
      )}
      {refusal && (
        <p role="alert" className="font-bold">
          {refusal}
        </p>
      )}
      {decision && level && (
        <DecideDialog {...{ extension, text, originalDueOn, decision, level }} onClose={() => setDecision(null)} />
      )}
    </div>
  );
}
