"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";

const loadPopover = () => import("./popover");
const Popover = dynamic(() => loadPopover().then((module) => module.Popover));

interface PopoverButtonProps {
  /** What stands on the button. */
  face: ReactNode;
  /** Names the popover for assistive technology. */
  label: string;
  /** The face has no words, so the label names the button, too. */
  isIconOnly?: boolean;
  /** Rendered only while open; `close` shuts it. */
  children: (close: () => void) => ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** A button that opens a popover, whose code arrives when a pointer or the focus comes near. */
export function PopoverButton({
  face,
  label,
  isIconOnly = false,
  children,
  variant = "plain",
  size,
  className,
}: PopoverButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        ref={anchor}
        variant={variant}
        size={size}
        className={className}
        aria-label={isIconOnly ? label : undefined}
        title={isIconOnly ? label : undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={loadPopover}
        onFocus={loadPopover}
        onClick={() => {
          setWasOpen(true);
          setOpen(!isOpen);
        }}
      >
        {face}
      </Button>
      {wasOpen && (
        <Popover isOpen={isOpen} onClose={close} anchor={anchor} label={label}>
          {children(close)}
        </Popover>
      )}
    </>
  );
}
