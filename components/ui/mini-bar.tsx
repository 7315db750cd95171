import { useTranslations } from "next-intl";

interface MiniBarProps {
  done: number;
  total: number;
}

/** `▬▬▬── 12/15`. Drawn with SVG attributes: inline styles are refused by the content security policy. */
export function MiniBar({ done, total }: MiniBarProps) {
  const t = useTranslations("common");
  const width = total > 0 ? Math.round((48 * done) / total) : 0;
  return (
    <span className="inline-flex items-center justify-end gap-2 text-table whitespace-nowrap">
      <svg aria-hidden="true" width="48" height="4" viewBox="0 0 48 4" className="shrink-0">
        <rect width="48" height="4" rx="2" className="fill-bar-idle" />
        {width > 0 && <rect width={width} height="4" rx="2" className="fill-bar-done" />}
      </svg>
      <span aria-hidden="true" className="min-w-[7ch] text-right max-tablet:min-w-0">
        {t("ofTotal", { done, total })}
      </span>
      <span className="sr-only">{t("ofTotalLabel", { done, total })}</span>
    </span>
  );
}
