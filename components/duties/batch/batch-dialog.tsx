"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Refusal } from "@/components/ui/refusal";
import { Skeleton } from "@/components/ui/skeleton";
import type { ActionError } from "@/lib/action";
import { batchEditDutiesAction, loadPartyOptionsAction, previewBatchAction } from "@/lib/duties/assign/actions";
import type { BatchPreviewRow } from "@/lib/duties/assign/queries";
import type { PartyOptions } from "@/lib/duties/form/queries";
import type { DoneBatch } from "../ledger/done-batch";
import { BatchFields } from "./batch-fields";
import { BatchPreview } from "./batch-preview";
import { type BatchValues, changeOf, NO_CHANGE } from "./batch-values";

interface BatchDialogProps {
  ids: string[];
  onClose: () => void;
  onDone: (batch: DoneBatch) => void;
}

/** Two steps: what to change, then each row's old → new before anything is written. */
export function BatchDialog({ ids, onClose, onDone }: BatchDialogProps) {
  const t = useTranslations("duties.batch");
  const [options, setOptions] = useState<PartyOptions>();
  const [values, setValues] = useState<BatchValues>(NO_CHANGE);
  const [preview, setPreview] = useState<BatchPreviewRow[]>();
  const [refusal, setRefusal] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();
  const change = changeOf(values);
  const count = ids.length;

  useEffect(() => {
    loadPartyOptionsAction(undefined).then((result) =>
      result.ok ? setOptions(result.data) : setRefusal(result.error),
    );
  }, []);

  const look = () =>
    startTransition(async () => {
      const result = await previewBatchAction({ ids, change });
      setRefusal(result.ok ? undefined : result.error);
      if (result.ok) setPreview(result.data);
    });
  const write = (rows: BatchPreviewRow[]) =>
    startTransition(async () => {
      const result = await batchEditDutiesAction({ rows: rows.map(({ id, version }) => ({ id, version })), change });
      if (result.ok) return onDone({ ...result.data, at: Date.now() });
      setRefusal(result.error);
      if (result.error.code === "CONFLICT") setPreview(undefined);
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title", { count })}
      text={preview ? t("previewText") : t("text")}
      footer={
        preview ? (
          <>
            <Button variant="primary" isPending={isPending} onClick={() => write(preview)}>
              {t("write", { count })}
            </Button>
            <Button disabled={isPending} onClick={() => setPreview(undefined)}>
              {t("back")}
            </Button>
          </>
        ) : (
          <Button variant="primary" disabled={Object.keys(change).length === 0} isPending={isPending} onClick={look}>
            {t("preview")}
          </Button>
        )
      }
    >
      {refusal && (
        <div className="pb-3">
          <Refusal error={refusal} />
        </div>
      )}
      {preview ? (
        <BatchPreview rows={preview} />
      ) : options ? (
        <BatchFields values={values} options={options} onChange={(patch) => setValues({ ...values, ...patch })} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
