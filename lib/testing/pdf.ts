import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A PDF as another program reads it: what can be copied from each page, how large the pages are, and the properties. */
export async function readPdf(data: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(data), verbosity: 0 });
  const document = await task.promise;
  const pages: { text: string; lines: string[]; width: number; height: number }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const { width, height } = page.getViewport({ scale: 1 });
    const parts = items.flatMap((item) => ("str" in item ? [{ str: item.str, hasEOL: item.hasEOL }] : []));
    const lines = parts.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join("");
    pages.push({ text: parts.map(({ str }) => str).join(""), lines: lines.trimEnd().split("\n"), width, height });
  }
  const info = (await document.getMetadata()).info as Record<string, unknown>;
  await task.destroy();
  return { pages, info };
}
