"use client";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { FileButton } from "@/components/evidence/file-button";
import { Refusal } from "@/components/ui/refusal";
import type { ActionError } from "@/lib/action";
import { IMPORT_TYPES, importFault, MAX_IMPORT_MEGABYTES } from "../upload/chosen-file";
import { sendImport } from "../upload/send-import";
import { useChangeImport } from "./change-import";

interface ReplaceFileProps {
  id: string;
  /** `sortNo` of the file it takes the place of. */
  file: number;
  name: string;
  isSmall?: boolean;
}

/** A corrected file takes the place of one in the same preview; what was chosen by hand stays. */
export function ReplaceFile({ id, file, name, isSmall = false }: ReplaceFileProps) {
  const t = useTranslations("import.files");
  const upload = useTranslations("imports.upload");
  const router = useRouter();
  const { isPending } = useChangeImport();
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<ActionError>();
  const [isRefreshing, startTransition] = useTransition();
  const send = async ([chosen]: File[]) => {
    if (!chosen || percent !== null) return;
    const fault = importFault(chosen);
    if (fault) {
      const text = upload(fault, { megabytes: MAX_IMPORT_MEGABYTES });
      setError({ code: "INVALID", message: `${chosen.name} ${text}` });
      return;
    }
    setError(undefined);
    setPercent(0);
    const form = {
      address: `/api/v1/imports/${id}/files`,
      fields: { file: "", sortNo: String(file) },
      files: [chosen],
    };
    const answer = await sendImport(
      form,
      (progress) => setPercent(Math.floor(progress * 100)),
      new AbortController().signal,
    );
    setPercent(null);
    if (answer.kind === "refused") setError(answer.error);
    else if (answer.kind === "lost") setError({ code: "UNEXPECTED", message: upload("lost") });
    else startTransition(() => router.refresh());
  };
  return (
    <div className="inline-grid justify-items-start gap-2">
      <FileButton
        accept={IMPORT_TYPES.join(",")}
        size={isSmall ? "small" : "medium"}
        label={percent === null ? `${t("replace")}：${name}` : undefined}
        isPending={isPending || isRefreshing || percent !== null}
        onFiles={send}
        face={
          <>
            <FileUp aria-hidden />
            {percent === null ? t("replace") : t("replacing", { percent })}
          </>
        }
      />
      <Refusal error={error} />
    </div>
  );
}
