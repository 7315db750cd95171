import { useTranslations } from "next-intl";

interface PreviewStateProps {
  state: "loading" | "failed" | "locked";
  name: string;
}

/** In the place of what is not there yet, or cannot be. */
export function PreviewState({ state, name }: PreviewStateProps) {
  const t = useTranslations("evidence.preview");
  return (
    <p role={state === "loading" ? "status" : "alert"} className="py-8 text-center break-all">
      {state === "loading" ? t("loading", { name }) : t(state)}
    </p>
  );
}
