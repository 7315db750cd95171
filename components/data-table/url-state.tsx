"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, use, useMemo, useOptimistic, useRef, useTransition } from "react";

export type UrlChanges = Record<string, string | readonly string[] | null | undefined>;

export interface UrlState {
  /** What the address will be: changes show at once, before the server has answered. */
  params: URLSearchParams;
  /** The parts of a comma-separated parameter. */
  list: (name: string) => string[];
  /**
   * Changes some parameters and keeps the others; null, "" and [] remove one. `page` goes back to 1 unless it is named.
   * `push` makes an entry for the Back key; without it the address is replaced.
   */
  patch: (changes: UrlChanges, options?: { push?: boolean }) => void;
  /** The server is at work on the last change. */
  isPending: boolean;
}

const UrlStateContext = createContext<UrlState | null>(null);

/** The one way that tables, filters and searches keep their state: in the address, so that it can be shared and comes back. */
export function useUrlState(): UrlState {
  const state = use(UrlStateContext);
  if (!state) throw new Error("useUrlState is used outside of <UrlStateProvider>");
  return state;
}

/** Put it around a table with its filters, so that all of them see the same pending address. */
export function UrlStateProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const path = usePathname();
  const current = useSearchParams().toString();
  const [query, setQuery] = useOptimistic(current);
  const [isPending, startTransition] = useTransition();
  // Two changes in one tick must both count, so the next one builds on what was last asked for.
  const latest = useRef(query);
  latest.current = query;

  const state = useMemo((): UrlState => {
    const params = new URLSearchParams(query);
    return {
      params,
      isPending,
      list: (name) => params.get(name)?.split(",").filter(Boolean) ?? [],
      patch(changes, { push = false } = {}) {
        const next = patched(latest.current, changes);
        latest.current = next;
        startTransition(() => {
          setQuery(next);
          router[push ? "push" : "replace"](next ? `${path}?${next}` : path, { scroll: false });
        });
      },
    };
  }, [query, isPending, path, router, setQuery]);

  return <UrlStateContext value={state}>{children}</UrlStateContext>;
}

/** The query string with the changes applied; commas stay readable. */
export function patched(query: string, changes: UrlChanges): string {
  const params = new URLSearchParams(query);
  if (!("page" in changes)) params.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    const text = typeof value === "string" ? value : (value ?? []).join(",");
    if (text) params.set(name, text);
    else params.delete(name);
  }
  return params.toString().replaceAll("%2C", ",");
}
