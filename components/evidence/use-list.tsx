"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Link } from "@/components/ui/link";
import { Refusal } from "@/components/ui/refusal";
import { Skeleton } from "@/components/ui/skeleton";
import { loadAttachmentUsesAction } from "@/lib/attachments/actions";

type Answer = Awaited<ReturnType<typeof loadAttachmentUsesAction>>;

/** The other places at which a content is used, read when the list is opened. */
export function UseList({ id, name }: { id: string; name: string }) {
  const t = useTranslations("evidence.uses");
  const periodName = usePeriodName();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    let isGone = false;
    void loadAttachmentUsesAction({ id }).then((result) => {
      if (!isGone) setAnswer(result);
    });
    return () => {
      isGone = true;
    };
  }, [id]);
  if (!answer) return <Skeleton className="w-48" />;
  if (!answer.ok) return <Refusal error={answer.error} />;
  const others = answer.data.filter((use) => use.id !== id);
  return (
    <div className="grid max-w-96 gap-2 p-1 text-table">
      <p className="text-small break-all text-muted">{t(others.length > 0 ? "label" : "none", { name })}</p>
      <ul className="grid gap-2">
        {others.map(({ id: key, unitName, period, finding, duty }) => (
          <li key={key}>
            {finding && (
              <Link href={`/findings/${finding.id}`} className="link line-clamp-2">
                {finding.number} {finding.text}
              </Link>
            )}
            {duty && (
              <Link href={`/duties/${duty.id}`} className="link line-clamp-2">
                {duty.code} {duty.title}
              </Link>
            )}
            <span className="text-small text-muted">
              {unitName} {period && periodName(period)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
