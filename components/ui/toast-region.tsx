"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { dismissToast, type Toast, toastStore } from "./toast-store";

const READ_MS = 6_000;
const UNDO_MS = 12_000;

/** Where `showToast` speaks: once, in the layout. A live region of our own is a fiftieth of a toast library. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.snapshot, toastStore.serverSnapshot);
  return (
    <div
      role="status"
      data-print="off"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-60 grid justify-items-center gap-2 max-tablet:bottom-20"
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const t = useTranslations("common");
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.onUndo ? UNDO_MS : READ_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is being read
    <div
      className="pointer-events-auto flex max-w-full animate-[appear_120ms] items-center gap-3 rounded-float bg-ink py-1.5 pr-1.5 pl-4 text-surface shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="min-w-0">{toast.text}</span>
      {toast.onUndo && (
        <Button
          variant="quiet"
          size="small"
          className="font-bold text-surface underline underline-offset-4 hover:text-ink"
          onClick={async () => {
            dismissToast(toast.id);
            await toast.onUndo?.();
          }}
        >
          {t("undo")}
        </Button>
      )}
      <IconButton label={t("close")} className="size-8 text-surface" onClick={() => dismissToast(toast.id)}>
        <X />
      </IconButton>
    </div>
  );
}
