import { useTranslations } from "next-intl";
import type { TemplatePreview as Preview } from "@/lib/templates/preview/queries";
import type { PreviewBlock } from "@/lib/templates/preview/rules";
import { PREVIEW_RECORDS } from "@/lib/templates/status";

/** The template filled in, or why it could not be: words and tables alone, nothing of the file itself. */
export function TemplatePreview({ preview }: { preview: Preview | { reason: string } }) {
  const t = useTranslations("templates.view");
  return (
    <section aria-labelledby="template-preview" className="pt-6">
      <h2 id="template-preview" className="font-bold">
        {t("preview")}
      </h2>
      {"reason" in preview ? (
        <p role="alert" className="font-bold">
          {t("previewFailed", { reason: preview.reason })}
        </p>
      ) : (
        <>
          <p className="pb-3 text-table text-muted">
            {t("previewText", { rows: preview.rows, limit: PREVIEW_RECORDS })}
          </p>
          {preview.blocks.length === 0 && <p>{t("previewEmpty")}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
          <section aria-label={t("previewPaper")} tabIndex={0} className="overflow-x-auto border border-line p-4">
            {preview.blocks.map((block, index) => (
              <Block key={index} block={block} />
            ))}
          </section>
        </>
      )}
    </section>
  );
}

function Block({ block }: { block: PreviewBlock }) {
  if (block.kind === "text") {
    return <p className={`whitespace-pre-wrap ${block.isHeading ? "py-2 font-bold" : "py-1"}`}>{block.text}</p>;
  }
  return (
    <table className="my-2 border-collapse text-table">
      <tbody>
        {block.rows.map((cells, row) => (
          <tr key={row}>
            {cells.map(({ text, columns, rows }, column) => (
              <td
                key={column}
                colSpan={columns}
                rowSpan={rows}
                className="max-w-80 min-w-8 border border-line-strong px-2 py-1 align-top whitespace-pre-wrap"
              >
                {text.trim()}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
