"use client";
import { MoreHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { showToast } from "@/components/ui/toast-store";
import { chooseRecheckAction } from "@/lib/findings/rechecks/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";

const LongTermDialog = dynamic(() => import("./long-term-dialog").then((module) => module.LongTermDialog));
const ReviewDialog = dynamic(() => import("./review-dialog").then((module) => module.ReviewDialog));
const ReasonDialog = dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog));

const VERBS = ["review", "resume", "makeLongTerm", "recheck", "void"] as const;
type Verb = (typeof VERBS)[number];

/** What the office may do beside the next step: 转长期坚持, 阶段复核, 恢复整改, 列入回头看, 作废. */
export function OfficeMenu({ finding }: { finding: FindingRecord }) {
  const t = useTranslations("finding.menu");
  const [open, setOpen] = useState<Exclude<Verb, "recheck"> | null>(null);
  const [isPending, startTransition] = useTransition();
  const close = () => setOpen(null);
  const isWaiting = finding.rechecks.some(({ result }) => result === "PENDING");
  const verbs = VERBS.filter((verb) => finding.can[verb] && !(verb === "recheck" && isWaiting));
  const choose = () =>
    startTransition(async () => {
      const result = await chooseRecheckAction({ findingId: finding.id });
      showToast(result.ok ? t("chosen") : result.error.message);
    });
  if (verbs.length === 0) return null;
  return (
    <>
      <MenuButton
        face={
          <>
            <MoreHorizontal aria-hidden />
            {t("face")}
          </>
        }
        label={t("label")}
        variant="plain"
        items={verbs.map((verb) => ({
          kind: "action",
          key: verb,
          label: t(verb),
          isDisabled: isPending,
          onSelect: verb === "recheck" ? choose : () => setOpen(verb),
        }))}
      />
      {open === "makeLongTerm" && <LongTermDialog finding={finding} onClose={close} />}
      {open === "review" && <ReviewDialog finding={finding} onClose={close} />}
      {(open === "void" || open === "resume") && <ReasonDialog verb={open} finding={finding} onClose={close} />}
    </>
  );
}
