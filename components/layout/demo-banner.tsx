"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/icon-button";

const KEY = "zeren.demo-banner";
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Hidden for the browser's session once dismissed; it comes back with the next one. */
export function DemoBanner() {
  const t = useTranslations("shell.demo");
  const isDismissed = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(KEY) === "off",
    () => false,
  );
  if (isDismissed) return null;
  return (
    <aside
      aria-label={t("label")}
      data-print="off"
      className="flex items-center justify-center gap-2 border-b border-line bg-accent-soft px-4 text-table"
    >
      <p className="py-1">{t("text")}</p>
      <IconButton
        label={t("dismiss")}
        className="size-7"
        onClick={() => {
          sessionStorage.setItem(KEY, "off");
          for (const listener of listeners) listener();
        }}
      >
        <X />
      </IconButton>
    </aside>
  );
}
