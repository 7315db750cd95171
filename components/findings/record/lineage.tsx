import { useTranslations } from "next-intl";
import { FindingStatusBadge } from "@/components/findings/finding-status";
import { Link } from "@/components/ui/link";
import type { FindingRecord, Relative } from "@/lib/findings/record/queries";

/** 反弹: what it came back from, and what it came back as. */
export function Lineage({ finding }: { finding: Pick<FindingRecord, "lineage" | "relapsed" | "relapses"> }) {
  const t = useTranslations("finding.lineage");
  const { lineage, relapsed, relapses } = finding;
  return (
    <ul className="grid gap-1 pb-2 empty:hidden">
      {lineage.map((relative) => (
        <Line key={relative.id} relative={relative} word={t("ancestor", { times: relapses })} />
      ))}
      {relapsed.map((relative) => (
        <Line key={relative.id} relative={relative} word={t("descendant")} />
      ))}
    </ul>
  );
}

function Line({ relative, word }: { relative: Relative; word: string }) {
  const t = useTranslations("finding.lineage");
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <span className="text-table text-muted">{word}</span>
      {relative.isVisible ? (
        <Link href={`/findings/${relative.id}`} className="link">
          {relative.number}
        </Link>
      ) : (
        relative.number
      )}
      <FindingStatusBadge status={relative.status} />
      <span className="text-table text-muted">{t("found", { day: relative.foundOn })}</span>
    </li>
  );
}
