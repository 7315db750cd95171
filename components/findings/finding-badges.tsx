import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";

interface FindingBadgesProps {
  isReturned: boolean;
  /** An extension waits for its answer. */
  hasExtension: boolean;
  relapses: number;
  /** Chosen for a re-check that has no result yet. */
  recheckPending: boolean;
}

/** What else is to be known about a finding beside its status: returned, extension asked for, 反弹第2次, re-check due. */
export function FindingBadges({ isReturned, hasExtension, relapses, recheckPending }: FindingBadgesProps) {
  const t = useTranslations("findings");
  const words = [
    isReturned && t("flag.RETURNED"),
    hasExtension && t("flag.EXTENSION"),
    relapses > 0 && t("relapseOf", { times: relapses }),
    recheckPending && t("flag.RECHECK"),
  ].filter((word) => word !== false);
  if (words.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {words.map((word) => (
        <Badge key={word}>{word}</Badge>
      ))}
    </span>
  );
}
