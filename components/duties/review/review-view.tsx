"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import type { EvidenceCount } from "@/lib/attachments/queries";
import type { Day } from "@/lib/dates";
import type { ReviewFilter } from "@/lib/duties/progress/schema";
import type { PendingPage } from "@/lib/duties/review/queries";
import { ReviewBar } from "./review-bar";
import { reviewHref } from "./review-href";
import { ReviewItem } from "./review-item";
import { useReviewKeys } from "./use-review-keys";
import { useReviewWork } from "./use-review-work";

interface ReviewViewProps {
  page: PendingPage;
  /** Reports without any are left out. */
  evidence: readonly EvidenceCount[];
  filter: ReviewFilter;
  today: Day;
}

/** A stream to read through and decide on, by hand or by key. */
export function ReviewView({ page, evidence, filter, today }: ReviewViewProps) {
  const t = useTranslations("review");
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const work = useReviewWork(page, filter);
  useReviewKeys(work);
  const files = new Map(evidence.map(({ assignmentId, period, count }) => [`${assignmentId} ${period}`, count]));
  const goOn = () =>
    startTransition(() => (filter.page === 1 ? router.refresh() : router.push(reviewHref({ ...filter, page: 1 }))));
  return (
    <>
      <ReviewBar tab={filter.tab} work={work} />
      <ul>
        {page.items.map((report) => (
          <ReviewItem
            key={report.id}
            report={report}
            tab={filter.tab}
            today={today}
            files={files.get(`${report.assignmentId} ${report.period}`) ?? 0}
            isCurrent={work.current === report.id}
            isSelected={work.selected.has(report.id)}
            isReturning={work.returning === report.id}
            isDone={work.done.get(report.id) ?? report.isDone}
            outcome={work.outcomes.get(report.id)}
            on={work.on}
          />
        ))}
      </ul>
      {work.open.length === 0 && page.items.length > 0 && (
        <p role="status" className="flex items-center gap-4 py-6">
          {t("allDone")}
          <Button variant="primary" isPending={isPending} onClick={goOn}>
            {t("next")}
          </Button>
        </p>
      )}
      <Pagination
        page={filter.page}
        size={page.size}
        total={page.total}
        hrefOf={(number) => reviewHref({ ...filter, page: number })}
      />
    </>
  );
}
