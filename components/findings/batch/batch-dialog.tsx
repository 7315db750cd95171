"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Refusal } from "@/components/ui/refusal";
import { Skeleton } from "@/components/ui/skeleton";
import { useAction } from "@/components/ui/use-action";
import type { ActionError } from "@/lib/action";
import { loadPartyOptionsAction } from "@/lib/duties/assign/actions";
import type { PartyOptions } from "@/lib/duties/form/queries";
import { batchEditFindingsAction } from "@/lib/findings/actions";
import type { FindingRow } from "@/lib/findings/queries";
import { BatchFields } from "./batch-fields";
import { BatchPreview } from "./batch-preview";
import { type BatchValues, changedFields, changeOf, NO_CHANGE } from "./batch-values";

interface BatchDialogProps {
  rows: FindingRow[];
  onClose: () => void;
  onDone: (text: string) => void;
}

/** Two steps: what to change, then each row's old → new before anything is written. */
export function BatchDialog({ rows, onClose, onDone }: BatchDialogProps) {
  const t = useTranslations("findings.batch");
  const [options, setOptions] = useState<PartyOptions["units"]>();
  const [failure, setFailure] = useState<ActionError>();
  const [values, setValues] = useState<BatchValues>(NO_CHANGE);
  const [isPreview, setPreview] = useState(false);
  const { submit, isPending, error } = useAction(batchEditFindingsAction);
  const change = changeOf(values);
  const leadName = options?.find(({ id }) => id === values.leadUnitId)?.name ?? "";
  const lines = rows.map((row) => ({ row, fields: changedFields(row, values, leadName) }));
  const affected = lines.flatMap(({ row, fields }) => (fields && fields.length > 0 ? [row] : []));

  useEffect(() => {
    loadPartyOptionsAction(undefined).then((result) =>
      result.ok ? setOptions(result.data.units) : setFailure(result.error),
    );
  }, []);

  const write = () =>
    submit({ rows: affected.map(({ id, version }) => ({ id, version })), change }, ({ changed }) =>
      onDone(t("done", { count: changed })),
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title", { count: rows.length })}
      text={isPreview ? t("previewText") : t("text")}
      footer={
        isPreview ? (
          <>
            <Button variant="primary" isPending={isPending} disabled={affected.length === 0} onClick={write}>
              {t("write", { count: affected.length })}
            </Button>
            <Button disabled={isPending} onClick={() => setPreview(false)}>
              {t("back")}
            </Button>
          </>
        ) : (
          <Button variant="primary" disabled={Object.keys(change).length === 0} onClick={() => setPreview(true)}>
            {t("preview")}
          </Button>
        )
      }
    >
      {(error ?? failure) && (
        <div className="pb-3">
          <Refusal error={error ?? failure} />
        </div>
      )}
      {isPreview ? (
        <BatchPreview lines={lines} />
      ) : options ? (
        <BatchFields values={values} units={options} onChange={(patch) => setValues({ ...values, ...patch })} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}
