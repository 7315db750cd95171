"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Refusal } from "@/components/ui/refusal";
import type { ActionError } from "@/lib/action";

interface FormDialogProps {
  title: string;
  text?: string;
  /** On the button that sends. */
  verb: string;
  isPending: boolean;
  refusal: ActionError | undefined;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A few fields that are sent together. Render it only while it is open. */
export function FormDialog({ title, text, verb, isPending, refusal, onSend, onClose, children }: FormDialogProps) {
  const common = useTranslations("common");
  const id = useId();
  function send(event: FormEvent) {
    event.preventDefault();
    onSend();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      text={text}
      footer={
        <>
          <Button type="submit" form={id} variant="primary" isPending={isPending}>
            {verb}
          </Button>
          <Button onClick={onClose}>{common("cancel")}</Button>
        </>
      }
    >
      <form id={id} onSubmit={send} className="grid gap-4">
        {children}
        <Refusal error={refusal} />
      </form>
    </Dialog>
  );
}
