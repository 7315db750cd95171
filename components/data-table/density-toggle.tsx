"use client";
import { Rows3, Rows4 } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useUrlState } from "./url-state";

/** 40 px rows, or 32 px for those who compare; `density=compact` in the address. */
export function DensityToggle() {
  const t = useTranslations("common.table");
  const { params, patch } = useUrlState();
  const isCompact = params.get("density") === "compact";
  return (
    <IconButton
      label={t("density")}
      className="max-tablet:hidden"
      aria-pressed={isCompact}
      onClick={() => patch({ density: isCompact ? null : "compact", page: params.get("page") })}
    >
      {isCompact ? <Rows4 /> : <Rows3 />}
    </IconButton>
  );
}
