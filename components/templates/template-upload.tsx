"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { Select } from "@/components/ui/select";
import {
  MAX_TEMPLATE_BYTES,
  MAX_TEMPLATE_NAME,
  TEMPLATE_DOCUMENT_NAMES,
  TEMPLATE_DOCUMENTS,
  type TemplateDocument,
} from "@/lib/templates/status";
import { useTemplateUpload } from "./use-template-upload";

/** A new template: for which document, its name, the file. Choosing a document shows the names that it has. */
export function TemplateUpload({ document }: { document: TemplateDocument }) {
  const t = useTranslations("templates.upload");
  const documents = useTranslations("documents.documents");
  const router = useRouter();
  const { send, error, isBusy } = useTemplateUpload();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    if (file instanceof File) send({ document, name: String(form.get("name") ?? "") }, file);
  };
  return (
    <section aria-labelledby="template-upload" data-print="off">
      <h2 id="template-upload" className="pb-3 font-bold">
        {t("title")}
      </h2>
      <form onSubmit={submit} className="grid max-w-[36rem] gap-4">
        <Field label={t("document")}>
          <Select
            value={document}
            onChange={({ target }) => router.replace(`/admin/templates?document=${target.value}`, { scroll: false })}
          >
            {TEMPLATE_DOCUMENT_NAMES.map((one) => (
              <option key={one} value={one}>
                {documents(`${one}.name`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("name")} hint={t("nameHint", { limit: MAX_TEMPLATE_NAME })}>
          <Input name="name" required maxLength={MAX_TEMPLATE_NAME} autoComplete="off" />
        </Field>
        <TemplateFileField document={document} />
        <Refusal error={error} />
        <div>
          <Button type="submit" variant="primary" isPending={isBusy}>
            {t(isBusy ? "sending" : "send")}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The file itself, in the formats that the document has. */
export function TemplateFileField({
  document,
  onFile,
}: {
  document: TemplateDocument;
  onFile?: (file: File | undefined) => void;
}) {
  const t = useTranslations("templates.upload");
  const accept = TEMPLATE_DOCUMENTS[document].map((format) => `.${format}`).join(",");
  return (
    <Field label={t("file")} hint={t("fileHint", { megabytes: MAX_TEMPLATE_BYTES / 1024 / 1024 })}>
      <Input
        name="file"
        type="file"
        required
        accept={accept}
        className="py-1.5"
        onChange={({ target }) => onFile?.(target.files?.[0])}
      />
    </Field>
  );
}
