"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef } from "react";
import { Input } from "@/components/ui/input";
import { isTyping } from "@/components/ui/is-typing";
import { useUrlState } from "./url-state";

const PAUSE_MS = 300;

interface TableSearchProps {
  /** The parameter; "q" unless told otherwise. */
  name?: string;
  placeholder?: string;
}

/** Searches as one types, after a short pause and never in the middle of an input method's composition. `/` comes here. */
export function TableSearch({ name = "q", placeholder }: TableSearchProps) {
  const t = useTranslations("common.table");
  const { params, patch } = useUrlState();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const value = params.get(name) ?? "";

  useEffect(() => {
    // A chip that was removed, the Back key: the box follows unless it is being written in.
    if (input.current && document.activeElement !== input.current) input.current.value = value;
  }, [value]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener("keydown", focus);
    return () => {
      document.removeEventListener("keydown", focus);
      clearTimeout(timer.current);
    };
  }, []);

  const search = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => patch({ [name]: text.trim() }), PAUSE_MS);
  };
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const { nativeEvent } = event;
    if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return;
    search(event.target.value);
  };
  return (
    <span data-print="off" className="relative w-72 max-w-full max-tablet:w-full">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <Input
        ref={input}
        type="search"
        defaultValue={value}
        aria-label={placeholder ?? t("search")}
        aria-keyshortcuts="/"
        placeholder={placeholder ?? t("search")}
        className="pl-9"
        onChange={onChange}
        onCompositionEnd={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </span>
  );
}
