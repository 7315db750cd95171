"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { navigationStore } from "./navigation-store";
import { PageSkeleton } from "./page-skeleton";

/**
 * The page, or the shape of the page that is coming. A loading.tsx would do the same but fixes the answer's status at 200
 * before the page knows whether it must be 403 or 404.
 */
export function MainArea({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const goingTo = useSyncExternalStore(
    navigationStore.subscribe,
    navigationStore.snapshot,
    navigationStore.serverSnapshot,
  );
  return (
    <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-6 py-5 outline-none max-tablet:px-4 max-tablet:pb-24">
      <div role="status" className="sr-only">
        {goingTo ? t("loading") : ""}
      </div>
      {goingTo && <PageSkeleton shape={goingTo === "/" ? "home" : "table"} />}
      <div hidden={goingTo !== null}>{children}</div>
    </main>
  );
}
