import { useTranslations } from "next-intl";

/** Where one is: four parts of one page. */
export function ImportSteps({ current }: { current: "files" | "columns" | "check" | "confirm" }) {
  const t = useTranslations("import.steps");
  const steps = ["files", "columns", "check", "confirm"] as const;
  return (
    <nav aria-label={t("label")} data-print="off">
      <ol className="flex flex-wrap gap-x-6 gap-y-1 border-y border-line py-1.5 max-tablet:gap-x-3">
        {steps.map((step, index) => (
          <li key={step}>
            <a
              href={`#${step}`}
              aria-current={step === current ? "step" : undefined}
              className="inline-flex min-h-8 items-center gap-1.5 text-table text-muted transition-colors hover:text-accent aria-[current]:font-bold aria-[current]:text-accent"
            >
              <span
                aria-hidden
                className="inline-flex size-5 items-center justify-center rounded-full border border-current text-small"
              >
                {index + 1}
              </span>
              {t(step)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
