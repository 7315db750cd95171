"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { RecheckRow } from "@/lib/findings/rechecks/queries";
import type { UnitOption } from "../measures/measure-fields";

const loadDialog = () => import("../record/recheck-dialog");
const RecheckDialog = dynamic(() => loadDialog().then((module) => module.RecheckDialog));

interface RecordButtonProps {
  recheck: RecheckRow;
  units: readonly UnitOption[];
}

/** 记录结果, whose form comes when it is near. */
export function RecordButton({ recheck, units }: RecordButtonProps) {
  const t = useTranslations("findings.rechecks");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onPointerEnter={loadDialog} onFocus={loadDialog} onClick={() => setOpen(true)}>
        {t("write")}
      </Button>
      {isOpen && (
        <RecheckDialog recheck={recheck} finding={recheck.finding} units={units} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
