"use client";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

export interface PopoverProps {
  isOpen: boolean;
  onClose: () => void;
  /** What it points at, usually the button that opened it. */
  anchor: RefObject<HTMLElement | null>;
  /** Names it for assistive technology. */
  label: string;
  children: ReactNode;
}

/** Loaded when it opens: use PopoverButton unless the anchor is something else. */
export function Popover({ isOpen, onClose, anchor, label, children }: PopoverProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-[min(480px,var(--available-height))] max-w-[calc(100vw-16px)] min-w-56 overflow-y-auto rounded-float border border-line bg-raised p-2 text-ink shadow-float outline-none transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
