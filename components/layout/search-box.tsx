"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { controlStyle } from "@/components/ui/control-style";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";

/** A plain GET form, so that it works before any script; Ctrl K (⌘ K) comes here from anywhere. */
export function SearchBox() {
  const t = useTranslations("shell");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <search className="relative w-full max-w-96">
      <form action="/duties">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          ref={input}
          type="search"
          name="q"
          autoComplete="off"
          aria-label={t("searchLabel")}
          aria-keyshortcuts="Control+K"
          placeholder={t("search")}
          className={cx(controlStyle, "min-h-9 pr-3 pl-9 desktop:pr-20")}
        />
      </form>
      <span aria-hidden className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-desktop:hidden">
        <Kbd>Ctrl K</Kbd>
      </span>
    </search>
  );
}
