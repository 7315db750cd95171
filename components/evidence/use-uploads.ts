"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { showToast } from "@/components/ui/toast-store";
import { sendFile } from "./send-file";
import { guardPage } from "./upload-guard";
import { fileFault } from "./upload-rules";
import { type Upload, UploadStore } from "./upload-store";

const NONE: readonly Upload[] = [];

/**
 * The queue of one panel. An upload goes on when the panel goes away with its page; what then fails is told by a toast, and
 * closing the window asks first.
 * @param onDone a file has arrived
 */
export function useUploads(onDone: () => Promise<void>) {
  const t = useTranslations("evidence.upload");
  const errors = useTranslations("errors");
  const [said, setSaid] = useState("");
  const latest = useRef({ onDone, t, errors });
  latest.current = { onDone, t, errors };
  const [store] = useState(() => {
    const made = new UploadStore({
      send: sendFile,
      faultOf: (file) => {
        const fault = fileFault(file);
        return fault && latest.current.errors(fault.key, fault.values);
      },
      onDone: async ({ file }) => {
        await latest.current.onDone();
        setSaid(latest.current.t("done", { name: file.name }));
      },
    });
    guardPage(made);
    return made;
  });
  useEffect(() => {
    window.addEventListener("online", store.resume);
    return () => {
      window.removeEventListener("online", store.resume);
      tellLater(store, (count) => showToast(latest.current.t("failedLater", { count })));
    };
  }, [store]);
  const uploads = useSyncExternalStore(store.subscribe, store.all, () => NONE);
  return { store, uploads, said };
}

/** Nobody looks at the list any more: says once how many did not arrive. */
function tellLater(store: UploadStore, tell: (count: number) => void) {
  if (!store.isActive()) return;
  const stop = store.subscribe(() => {
    if (store.isActive()) return;
    stop();
    const { length } = store.all();
    if (length > 0) tell(length);
  });
}
