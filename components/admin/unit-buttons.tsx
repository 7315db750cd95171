"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { endUnitAction } from "@/lib/units/actions";
import type { UnitRow } from "@/lib/units/queries";

const UnitDialog = dynamic(() => import("./unit-dialog").then((module) => module.UnitDialog));

interface UnitButtonsProps {
  /** Absent: the button that adds one. */
  unit?: UnitRow;
  nextSortNo: number;
}

export function UnitButtons({ unit, nextSortNo }: UnitButtonsProps) {
  const t = useTranslations("admin.units");
  const [isOpen, setOpen] = useState(false);
  const end = async ({ id, version, shortName: name }: UnitRow) => {
    const result = await endUnitAction({ id, version });
    if (!result.ok) return result.error.message;
    showToast(t("endedToast", { name }));
  };
  return (
    <span className="inline-flex gap-1">
      <Button variant={unit ? "quiet" : "primary"} size={unit ? "small" : "medium"} onClick={() => setOpen(true)}>
        {t(unit ? "edit" : "add")}
      </Button>
      {unit && (
        <ConfirmButton
          variant="quiet"
          size="small"
          face={t("end")}
          title={t("endTitle", { name: unit.shortName })}
          text={t("endText")}
          verb={t("endVerb")}
          onConfirm={() => end(unit)}
        />
      )}
      {isOpen && <UnitDialog unit={unit} nextSortNo={nextSortNo} onClose={() => setOpen(false)} />}
    </span>
  );
}
