"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";

const loadDialog = () => import("./dialog");
const Dialog = dynamic(() => loadDialog().then((module) => module.Dialog));

interface ConfirmButtonProps {
  /** On the button: the verb, 催办. */
  face: ReactNode;
  /** The question's title. */
  title: string;
  /** What will happen, to whom, and whether it can be taken back. */
  text?: ReactNode;
  /** The verb with its object: "催办 3 个单位", never 确定 alone. */
  verb: string;
  /** Does it; the dialog stays open, showing the answer, when that is a sentence (what went wrong). */
  onConfirm: () => Promise<string | undefined> | string | undefined;
  /** More to fill in, such as a reason. */
  children?: ReactNode;
  isDisabled?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A deed that deserves a second look. The dialog's code loads when a pointer or the focus comes near. */
export function ConfirmButton({
  face,
  title,
  text,
  verb,
  onConfirm,
  children,
  isDisabled,
  variant,
  size,
}: ConfirmButtonProps) {
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const confirm = () =>
    startTransition(async () => {
      const answer = await onConfirm();
      setRefusal(answer);
      if (!answer) setOpen(false);
    });
  const open = () => {
    setRefusal(undefined);
    setOpen(true);
  };
  return (
    <>
      <Button
        variant={variant}
        size={size}
        disabled={isDisabled}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        onClick={open}
      >
        {face}
      </Button>
      {isOpen && (
        <Dialog
          isOpen
          onClose={() => setOpen(false)}
          title={title}
          text={text}
          footer={
            <>
              <Button variant="primary" isPending={isPending} onClick={confirm}>
                {verb}
              </Button>
              <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
            </>
          }
        >
          {children}
          {refusal && (
            <p role="alert" className="pt-3 font-bold">
              {refusal}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}
