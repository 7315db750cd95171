"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { useSheetCounts } from "./use-sheet";

const loadDialog = () => import("@/components/ui/dialog");
const Dialog = dynamic(() => loadDialog().then((module) => module.Dialog));

interface HandInButtonProps {
  periodName: string;
  /** Shows the first fault at its cell and says no; true when all that is written can be handed in. */
  onCheck: () => boolean;
  /** Resolves to a refusal in words, or nothing when it is done. */
  onHandIn: () => Promise<string | undefined>;
}

/** The sheet's one deed: says how many and what before it does it. */
export function HandInButton({ periodName, onCheck, onHandIn }: HandInButtonProps) {
  const t = useTranslations("reports.handIn");
  const common = useTranslations("common");
  const { ready, readyDone, readyUnchanged, shown } = useSheetCounts();
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const open = () => {
    setRefusal(undefined);
    if (ready === 0) showToast(t("nothing"));
    else if (onCheck()) setOpen(true);
  };
  const handIn = () =>
    startTransition(async () => {
      const answer = await onHandIn();
      setRefusal(answer);
      setOpen(false);
    });
  const numbers = { count: ready, done: readyDone, unchanged: readyUnchanged, progress: ready - readyUnchanged };
  return (
    <>
      {refusal && (
        <p role="alert" className="order-first basis-full text-right font-bold">
          {refusal}
        </p>
      )}
      <Button variant="primary" isPending={isPending} onPointerEnter={loadDialog} onFocus={loadDialog} onClick={open}>
        {ready === 0 ? t("button") : t("buttonCount", { count: ready })}
      </Button>
      {isOpen && (
        <Dialog
          isOpen
          onClose={() => setOpen(false)}
          title={t("title", { period: periodName })}
          text={t("summary", numbers)}
          footer={
            <>
              <Button variant="primary" isPending={isPending} onClick={handIn}>
                {t("verb", { count: ready })}
              </Button>
              <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
            </>
          }
        >
          <p>{t("review")}</p>
          {shown.empty > 0 && <p className="pt-2 text-muted">{t("left", { count: shown.empty })}</p>}
        </Dialog>
      )}
    </>
  );
}
