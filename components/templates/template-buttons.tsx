"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { voidTemplateAction } from "@/lib/templates/actions";
import type { TemplateDocument } from "@/lib/templates/status";
import { TemplateFileField } from "./template-upload";
import { useTemplateUpload } from "./use-template-upload";

interface TemplateButtonsProps {
  id: string;
  name: string;
  document: TemplateDocument;
}

/** What can be done with the newest edition: a newer one, or none any more. */
export function TemplateButtons({ id, name, document }: TemplateButtonsProps) {
  const t = useTranslations("templates.view");
  const [isOpen, setOpen] = useState(false);
  const withdraw = async () => {
    const result = await voidTemplateAction({ id });
    if (!result.ok) return result.error.message;
    showToast(t("voidedToast", { name }));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("newEdition")}</Button>
      <ConfirmButton
        face={t("void")}
        title={t("voidTitle", { name })}
        text={t("voidText")}
        verb={t("voidVerb")}
        onConfirm={withdraw}
      />
      {isOpen && <EditionDialog {...{ id, document }} onClose={() => setOpen(false)} />}
    </>
  );
}

function EditionDialog({ id, document, onClose }: { id: string; document: TemplateDocument; onClose: () => void }) {
  const t = useTranslations("templates");
  const { send, error, isBusy } = useTemplateUpload();
  const [file, setFile] = useState<File>();
  return (
    <FormDialog
      title={t("view.newEdition")}
      text={t("view.newEditionHint")}
      verb={t(isBusy ? "upload.sending" : "upload.send")}
      isPending={isBusy}
      refusal={error}
      onSend={() => {
        if (file) send({ previousId: id }, file);
      }}
      onClose={onClose}
    >
      <TemplateFileField document={document} onFile={setFile} />
    </FormDialog>
  );
}
