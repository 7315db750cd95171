"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { voidGroupAction } from "@/lib/units/groups/actions";
import type { GroupRow } from "@/lib/units/queries";
import type { UnitChoice } from "./group-dialog";

const GroupDialog = dynamic(() => import("./group-dialog").then((module) => module.GroupDialog));

interface GroupButtonsProps {
  /** Absent: the button that adds one. */
  group?: GroupRow;
  units: UnitChoice[];
  nextSortNo: number;
}

export function GroupButtons({ group, units, nextSortNo }: GroupButtonsProps) {
  const t = useTranslations("admin.groups");
  const [isOpen, setOpen] = useState(false);
  const takeOut = async ({ id, version, name }: GroupRow) => {
    const result = await voidGroupAction({ id, version });
    if (!result.ok) return result.error.message;
    showToast(t("voided", { name }));
  };
  return (
    <span className="inline-flex gap-1">
      <Button variant={group ? "quiet" : "primary"} size={group ? "small" : "medium"} onClick={() => setOpen(true)}>
        {t(group ? "edit" : "add")}
      </Button>
      {group && (
        <ConfirmButton
          variant="quiet"
          size="small"
          face={t("void")}
          title={t("voidTitle", { name: group.name })}
          text={t("voidText")}
          verb={t("voidVerb")}
          onConfirm={() => takeOut(group)}
        />
      )}
      {isOpen && <GroupDialog group={group} units={units} nextSortNo={nextSortNo} onClose={() => setOpen(false)} />}
    </span>
  );
}
