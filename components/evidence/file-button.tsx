"use client";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";

interface FileButtonProps {
  face: ReactNode;
  /** When the face alone does not say for what. */
  label?: string;
  accept: string;
  onFiles: (files: File[]) => void;
  isMultiple?: boolean;
  /** A phone opens its camera instead of its files. */
  isCamera?: boolean;
  /** At work: cannot be pressed. */
  isPending?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** A button that asks for files. */
export function FileButton({ face, label, accept, onFiles, isMultiple, isCamera, ...look }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} aria-label={label} onClick={() => input.current?.click()}>
        {face}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={isMultiple}
        capture={isCamera ? "environment" : undefined}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // So that the same file can be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
