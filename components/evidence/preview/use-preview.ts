"use client";
import { useEffect, useRef, useState } from "react";

export type Loaded<Content> = { state: "loading" } | { state: "failed" } | { state: "ready"; content: Content };

/** Fetches what is to be shown; `read` takes it out of the answer. */
export function usePreview<Content>(address: string, read: (response: Response) => Promise<Content>) {
  const [loaded, setLoaded] = useState<Loaded<Content>>({ state: "loading" });
  const latest = useRef(read);
  useEffect(() => {
    const abort = new AbortController();
    fetch(address, { signal: abort.signal })
      .then((response) => (response.ok ? latest.current(response) : Promise.reject(response.status)))
      .then((content) => setLoaded({ state: "ready", content }))
      .catch(() => {
        if (!abort.signal.aborted) setLoaded({ state: "failed" });
      });
    return () => abort.abort();
  }, [address]);
  return loaded;
}
