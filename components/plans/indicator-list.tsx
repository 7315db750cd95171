"use client";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { removeIndicatorAction } from "@/lib/duties/plans/actions";
import { IndicatorForm } from "./indicator-form";

interface PlanIndicator {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  points: string;
}

interface IndicatorListProps {
  planId: string;
  indicators: PlanIndicator[];
  isDraft: boolean;
}

/** The indicator tree as an indented list; in a draft it can be added to and unused ones removed. */
export function IndicatorList({ planId, indicators, isDraft }: IndicatorListProps) {
  const t = useTranslations("plans.indicators");
  const remove = async (id: string) => {
    const result = await removeIndicatorAction({ id });
    return result.ok ? undefined : result.error.message;
  };
  return (
    <section className="grid gap-3">
      <h2 className="font-bold">{t("title")}</h2>
      {indicators.length === 0 && <p className="text-muted">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {indicators.map(({ id, parentId, code, name, points }) => (
          <li
            key={id}
            className={parentId ? "flex items-center gap-3 py-1 pl-6" : "flex items-center gap-3 py-1 font-bold"}
          >
            <span className="w-10">{code}</span>
            <span className="flex-1">{name}</span>
            <span className="text-right">{points}</span>
            {isDraft && (
              <ConfirmButton
                size="small"
                face={t("remove")}
                title={t("removeTitle", { name })}
                verb={t("removeVerb")}
                onConfirm={() => remove(id)}
              />
            )}
          </li>
        ))}
      </ul>
      {isDraft && <IndicatorForm planId={planId} parents={indicators.filter(({ parentId }) => parentId === null)} />}
    </section>
  );
}
