"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { IconButton } from "./icon-button";

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** One sentence below the title. */
  text?: ReactNode;
  children?: ReactNode;
  /** Buttons, the one that acts first. */
  footer?: ReactNode;
  /** "panel" slides in at the right edge and fills a phone's screen, see SidePanel; "wide" fills the window, to look at a file. */
  shape?: "dialog" | "panel" | "wide";
}

const SHAPES = {
  dialog:
    "top-1/2 left-1/2 max-h-[85dvh] w-[min(520px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-float",
  panel:
    "inset-y-0 right-0 w-[min(560px,100vw)] border-l border-line data-[ending-style]:translate-x-4 data-[starting-style]:translate-x-4",
  wide: "inset-0 tablet:inset-x-[max(24px,calc(50vw-560px))] tablet:inset-y-6 tablet:rounded-float",
};

/**
 * For one decision. Heavy: load it when it opens, `const Dialog = dynamic(() => import("@/components/ui/dialog").then((m) => m.Dialog))`,
 * and render it only while it is open. Escape, a click outside and the cross close it; focus returns to where it was.
 */
export function Dialog({ isOpen, onClose, title, text, children, footer, shape = "dialog" }: DialogProps) {
  const t = useTranslations("common");
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0" />
        <Base.Popup
          className={cx(
            "fixed z-50 flex flex-col bg-raised text-ink shadow-float transition-[opacity,transform] duration-150 outline-none",
            "data-[ending-style]:opacity-0 data-[starting-style]:opacity-0",
            SHAPES[shape],
          )}
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <Base.Title className="text-title font-bold">{title}</Base.Title>
            <Base.Close render={<IconButton label={t("close")} className="-mr-2" />}>
              <X />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-4">
            {text && <Base.Description className="pb-3 text-muted">{text}</Base.Description>}
            {children}
          </div>
          {footer && (
            <div className="flex flex-row-reverse flex-wrap justify-start gap-2 border-t border-line px-5 py-3">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
