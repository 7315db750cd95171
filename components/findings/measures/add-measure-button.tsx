"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import type { UnitOption } from "./measure-fields";

const MeasureDialog = dynamic(() => import("./measure-dialog").then((module) => module.MeasureDialog));

interface AddMeasureButtonProps {
  findingId: string;
  units: readonly UnitOption[];
  variant?: ButtonVariant;
}

export function AddMeasureButton({ findingId, units, variant }: AddMeasureButtonProps) {
  const t = useTranslations("finding.measure");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} data-print="off" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("addTitle")}
      </Button>
      {isOpen && <MeasureDialog findingId={findingId} units={units} onClose={() => setOpen(false)} />}
    </>
  );
}
