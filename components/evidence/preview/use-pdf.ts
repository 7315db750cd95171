"use client";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";

type Opened = { state: "loading" | "failed" | "locked" } | { state: "ready"; pdf: PDFDocumentProxy };

/** Served by the program itself, beside what it needs to draw Chinese (prisma/start/preview-assets.ts). */
const FOLDER = "/pdfjs/";

/** Opens a PDF; its program is fetched when the first one is opened. */
export function usePdf(address: string): Opened {
  const [opened, setOpened] = useState<Opened>({ state: "loading" });
  useEffect(() => {
    let close = () => {};
    let isGone = false;
    const open = async () => {
      const { getDocument } = await loadPdfjs();
      if (isGone) return;
      const task = getDocument({
        url: new URL(address, location.href).href,
        ...{ cMapUrl: folder("cmaps/"), standardFontDataUrl: folder("standard_fonts/") },
        ...{ wasmUrl: folder("wasm/"), iccUrl: folder("iccs/") },
        // A scan of a whole wall would take the memory of the machine.
        ...{ enableXfa: false, maxImageSize: 100_000_000, verbosity: 0 },
      });
      close = () => void task.destroy();
      const pdf = await task.promise;
      if (!isGone) setOpened({ state: "ready", pdf });
    };
    open().catch((error: unknown) => {
      if (!isGone) setOpened({ state: isPasswordFault(error) ? "locked" : "failed" });
    });
    return () => {
      isGone = true;
      close();
    };
  }, [address]);
  return opened;
}

const folder = (name: string) => new URL(FOLDER + name, location.href).href;

async function loadPdfjs(): Promise<typeof import("pdfjs-dist")> {
  // Not bundled: the half that runs in the worker must be of the same version, and lies in the same folder.
  const address: string = `${FOLDER}pdf.min.mjs`;
  const pdfjs: typeof import("pdfjs-dist") = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ address
  );
  pdfjs.GlobalWorkerOptions.workerSrc = `${FOLDER}pdf.worker.min.mjs`;
  return pdfjs;
}

const isPasswordFault = (error: unknown) => error instanceof Error && error.name === "PasswordException";
