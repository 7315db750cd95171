"use client";
import { useTranslations } from "next-intl";
import { PopoverButton } from "@/components/ui/popover-button";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { UseList } from "./use-list";

/** Says that the same content serves elsewhere, and where. */
export function EvidenceUses({ row }: { row: Pick<EvidenceRow, "id" | "name" | "uses"> }) {
  const t = useTranslations("evidence.uses");
  const { id, name, uses } = row;
  return (
    <PopoverButton
      variant="quiet"
      size="small"
      className="-ml-2 text-muted"
      face={t("button", { count: uses })}
      label={t("label", { name })}
    >
      {() => <UseList id={id} name={name} />}
    </PopoverButton>
  );
}
