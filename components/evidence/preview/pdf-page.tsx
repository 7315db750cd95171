"use client";
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist";
import { type KeyboardEvent, useEffect, useRef } from "react";

interface PdfPageProps {
  pdf: PDFDocumentProxy;
  page: number;
  /** 1: as wide as there is room, at most as wide as is comfortable to read. */
  zoom: number;
  label: string;
  onTurn: (by: 1 | -1) => void;
}

const COMFORTABLE_WIDTH = 960;
/** iPhones draw nothing on a larger canvas. */
const MAX_PIXELS = 16_000_000;

/** One page on a canvas, with the words of the page for those who hear instead of see. */
export function PdfPage({ pdf, page, zoom, label, onTurn }: PdfPageProps) {
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    let task: RenderTask | undefined;
    let isGone = false;
    const draw = async () => {
      const proxy = await pdf.getPage(page);
      const room = Math.min(frame.current?.clientWidth ?? COMFORTABLE_WIDTH, COMFORTABLE_WIDTH);
      const natural = proxy.getViewport({ scale: 1 });
      const viewport = proxy.getViewport({ scale: (room / natural.width) * zoom });
      const density = Math.min(
        window.devicePixelRatio || 1,
        Math.sqrt(MAX_PIXELS / (viewport.width * viewport.height)),
      );
      const element = canvas.current;
      if (isGone || !element) return;
      element.width = Math.floor(viewport.width * density);
      element.height = Math.floor(viewport.height * density);
      element.style.width = `${Math.floor(viewport.width)}px`;
      element.style.height = `${Math.floor(viewport.height)}px`;
      task = proxy.render({ canvas: element, viewport, transform: [density, 0, 0, density, 0, 0] });
      await task.promise;
      const { items } = await proxy.getTextContent();
      if (!isGone && words.current)
        words.current.textContent = items.map((item) => ("str" in item ? item.str : "")).join(" ");
    };
    // Cancelled by the next page or zoom; what cannot be drawn stays white, and can be downloaded.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
      task?.cancel();
    };
  }, [pdf, page, zoom]);
  // Another page begins at its top.
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
  }, [page]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "PageDown") onTurn(1);
    else if (event.key === "PageUp") onTurn(-1);
    else return;
    event.preventDefault();
  };
  return (
    <section
      ref={frame}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto bg-sunken"
    >
      <canvas ref={canvas} aria-hidden className="mx-auto block" />
      <p ref={words} className="sr-only" />
    </section>
  );
}
