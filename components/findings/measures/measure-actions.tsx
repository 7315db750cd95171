"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FindingMeasure } from "@/lib/findings/record/queries";
import type { UnitOption } from "./measure-fields";

const MeasureDialog = dynamic(() => import("./measure-dialog").then((module) => module.MeasureDialog));
const ReportDialog = dynamic(() => import("./report-dialog").then((module) => module.ReportDialog));
const RequestDialog = dynamic(() => import("../extensions/request-dialog").then((module) => module.RequestDialog));
const VoidDialog = dynamic(() => import("./void-measure-dialog").then((module) => module.VoidMeasureDialog));

interface MeasureActionsProps {
  findingId: string;
  measure: FindingMeasure;
  units: readonly UnitOption[];
}

const VERBS = ["report", "extend", "edit", "void"] as const;

/** 填报进展, 申请延期, 修改, 作废: those that this viewer may do to this measure now. */
export function MeasureActions({ findingId, measure, units }: MeasureActionsProps) {
  const t = useTranslations("finding.measure");
  const [open, setOpen] = useState<(typeof VERBS)[number] | null>(null);
  const close = () => setOpen(null);
  const verbs = VERBS.filter((verb) => measure.can[verb]);
  if (verbs.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1" data-print="off">
      {verbs.map((verb) => (
        <Button
          key={verb}
          size="small"
          variant={verb === "report" ? "plain" : "quiet"}
          className="pointer-coarse:min-h-11"
          onClick={() => setOpen(verb)}
        >
          {t(`verb.${verb}`)}
        </Button>
      ))}
      {open === "report" && <ReportDialog measure={measure} onClose={close} />}
      {open === "extend" && <RequestDialog measure={measure} onClose={close} />}
      {open === "edit" && <MeasureDialog {...{ findingId, measure, units }} onClose={close} />}
      {open === "void" && <VoidDialog measure={measure} onClose={close} />}
    </div>
  );
}
