"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askProgress } from "./ask-progress";

const EVERY_MS = 700;
const AFTER_FAILURE_MS = 3_000;

/** How far the reading of the files is; when it has ended the page shows the preview. */
export function ReadingProgress({ id, rowsRead }: { id: string; rowsRead: number }) {
  const t = useTranslations("import.reading");
  const common = useTranslations("common.refusal");
  const router = useRouter();
  const [reading, setReading] = useState({
    rowsRead,
    rowsFound: null as number | null,
    isLost: false,
    isSignedOut: false,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = async () => {
      const next = await askProgress(id);
      if (isGone) return;
      if (next.isOver) return router.refresh();
      setReading((old) => ({ ...next, rowsRead: next.rowsRead ?? old.rowsRead }));
      timer = setTimeout(ask, next.isLost || next.isSignedOut ? AFTER_FAILURE_MS : EVERY_MS);
    };
    timer = setTimeout(ask, EVERY_MS / 2);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [id, router]);
  const { rowsFound: all, rowsRead: count } = reading;
  const text = count === 0 ? t("starting") : all ? t("rowsOf", { count, all }) : t("rows", { count });
  return (
    <div className="grid max-w-[40rem] gap-2 border-t border-line py-8">
      <p className="font-bold" role="status">
        {t("title")} <span className="pl-2 font-normal text-muted">{text}</span>
      </p>
      <progress
        aria-label={t("title")}
        // Opening a long file takes most of the time, and nothing can be said of it: a bar that runs.
        value={all && count > 0 ? Math.min(count / all, 1) : undefined}
        className="h-1.5 w-full accent-accent"
      />
      <p className="text-table text-muted">{t("leave")}</p>
      {reading.isLost && <p role="alert">{t("lost")}</p>}
      {reading.isSignedOut && (
        <p role="alert">
          {t("signedOut")}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
            {common("signInAgain")}
          </a>
        </p>
      )}
    </div>
  );
}
