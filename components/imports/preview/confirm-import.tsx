"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { confirmImportAction } from "@/lib/imports/actions";
import type { Totals } from "@/lib/imports/queries";
import { useChangeImport } from "./change-import";
import { ConfirmReason } from "./confirm-reason";
import { DiscardButton } from "./discard-button";

interface ConfirmImportProps {
  id: string;
  version: number;
  totals: Totals;
  /** The issued year that is changed; null when no reason is asked for. */
  issuedYear: number | null;
  undoDays: number;
}

/** Step 4: what will happen, in one sentence, and the one button that writes. */
export function ConfirmImport({ id, version, totals, issuedYear, undoDays }: ConfirmImportProps) {
  const t = useTranslations("import.confirm");
  const router = useRouter();
  const { isPending: isChanging } = useChangeImport();
  const { submit, isPending, error, errorOf } = useAction(confirmImportAction);
  const [takesRest, setTakesRest] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [asksWhy, setAsksWhy] = useState(false);
  const [words, setWords] = useState({ reason: "", documentNo: "" });
  const isSent = useRef(false);
  const { create, update, refuse, unchanged, skip } = totals;
  const count = create + update;
  const parts = [
    ...(create > 0 ? [t("creates", { count: create })] : []),
    ...(update > 0 ? [t("updates", { count: update })] : []),
  ].join(t("join"));
  const confirm = () => {
    setAsked(true);
    if (isSent.current || (refuse > 0 && !takesRest)) return;
    // The fields would hide half of the rows from whoever still checks them: they come when it is time.
    if (issuedYear !== null && !asksWhy) return setAsksWhy(true);
    // Once, however often it is pressed; a refusal opens the way again.
    isSent.current = true;
    submit(
      { id, version, ...words },
      () => {
        showToast(t("done", { count }));
        router.push(`/imports/${id}`);
        router.refresh();
      },
      ({ code }) => {
        isSent.current = false;
        if (code === "CONFLICT") router.refresh();
      },
    );
  };
  return (
    <section
      id="confirm"
      aria-labelledby="confirm-title"
      className="z-10 mt-4 grid gap-2 border-t-2 border-line-strong bg-surface py-3 tablet:sticky tablet:bottom-0"
      data-print="off"
    >
      <h2 id="confirm-title" className="sr-only">
        {t("title")}
      </h2>
      <Refusal error={error?.fields?.length ? undefined : error} />
      {issuedYear !== null && asksWhy && (
        <ConfirmReason year={issuedYear} words={words} onChange={setWords} errorOf={errorOf} />
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p className="min-w-0">
          {count === 0 ? (
            t("nothing")
          ) : (
            <>
              <strong className="font-bold">{t("sentence", { parts })}</strong>{" "}
              <span className="text-muted">
                {unchanged + skip > 0 && t("rest", { count: unchanged + skip })}
                {t("undo", { days: undoDays })}
                {issuedYear !== null && !asksWhy && t("issuedShort")}
              </span>
            </>
          )}
        </p>
        {count > 0 && refuse > 0 && (
          <Checkbox
            checked={takesRest}
            aria-invalid={(isAsked && !takesRest) || undefined}
            onChange={(event) => setTakesRest(event.target.checked)}
          >
            {t("refused", { count: refuse })}
          </Checkbox>
        )}
        <div className="ml-auto flex flex-wrap items-center gap-2 max-tablet:ml-0">
          <DiscardButton id={id} version={version} />
          {count > 0 && (
            <Button variant="primary" isPending={isPending || isChanging} onClick={confirm}>
              {t("verb", { count })}
            </Button>
          )}
        </div>
      </div>
      {isAsked && refuse > 0 && !takesRest && (
        <p role="alert" className="font-bold">
          {t("refusedFirst", { count: refuse })}
        </p>
      )}
      {isPending && (
        <p role="status" className="text-muted">
          {t("wait")}
        </p>
      )}
    </section>
  );
}
