import { useTranslations } from "next-intl";
import type { ActionError } from "@/lib/action";

/** Why nothing was saved. After a lost session: a second window to sign in, this one keeps what was typed. */
export function Refusal({ error }: { error: ActionError | undefined }) {
  const t = useTranslations("common.refusal");
  if (!error) return null;
  return (
    <div
      ref={bringIntoView}
      role="alert"
      tabIndex={-1}
      className="scroll-mt-20 scroll-mb-24 rounded-control border-2 border-ink px-3 py-2"
    >
      <p className="font-bold">{error.message}</p>
      {error.code === "UNAUTHENTICATED" && (
        <p>
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {t("signInAgain")}
          </a>
        </p>
      )}
      {error.code === "UNEXPECTED" && error.requestId && (
        <p className="text-small text-muted">{t("requestId", { id: error.requestId })}</p>
      )}
    </div>
  );
}

/** In a long form the refusal may stand below the fold, and then a press seems to do nothing. */
const bringIntoView = (box: HTMLElement | null) => box?.scrollIntoView({ block: "nearest" });
