"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

interface TooltipProps {
  text: ReactNode;
  /** One focusable element. */
  children: ReactElement<Record<string, unknown>>;
}

/** A few words on what a thing is. Nothing that must be read may stand in it: phones never show it. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Base.Provider delay={400}>
      <Base.Root>
        <Base.Trigger render={children} />
        <Base.Portal>
          <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
            <Base.Popup className="max-w-80 rounded-control bg-ink px-2 py-1 text-small text-surface transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0">
              {text}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  );
}
