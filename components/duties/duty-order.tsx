"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Refusal } from "@/components/ui/refusal";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import { orderDutiesAction } from "@/lib/duties/actions";
import type { listDutyOrder } from "@/lib/duties/form/queries";
import type { DutyKind } from "@/lib/duties/status";
import { moved } from "./moved";

type OrderedDuty = Awaited<ReturnType<typeof listDutyOrder>>[number];

interface DutyOrderProps {
  planId: string;
  year: number;
  kind: DutyKind;
  duties: OrderedDuty[];
}

/** The printed order: one step up or down, or straight to a number. Nothing is written before 保存顺序. */
export function DutyOrder({ planId, year, kind, duties }: DutyOrderProps) {
  const t = useTranslations("duties.order");
  const router = useRouter();
  const [rows, setRows] = useState(duties);
  const [refusal, setRefusal] = useState<ActionError>();
  const [isPending, startTransition] = useTransition();
  const isChanged = rows.some((row, index) => row.id !== duties[index]?.id);
  const move = (from: number, to: number) => setRows(moved(rows, from, to));
  const save = () =>
    startTransition(async () => {
      const result = await orderDutiesAction({ planId, kind, ids: rows.map((row) => row.id) });
      if (!result.ok) return setRefusal(result.error);
      showToast(t("saved", { count: rows.length }));
      router.push(`/duties?year=${year}`);
    });
  return (
    <>
      <ol className="border-t border-line text-table">
        {rows.map((row, index) => (
          <li key={row.id} className="flex items-center gap-3 border-b border-line py-1">
            <span className="w-16 shrink-0">
              <Input
                key={`${row.id}-${index}`}
                defaultValue={index + 1}
                inputMode="numeric"
                aria-label={t("place", { title: row.title })}
                className="num"
                onBlur={(event) => move(index, Number(event.target.value) - 1)}
                onKeyDown={(event) =>
                  event.key === "Enter" && !event.nativeEvent.isComposing && event.currentTarget.blur()
                }
              />
            </span>
            <span className="w-16 shrink-0 text-muted max-tablet:hidden">{row.code}</span>
            <span className="min-w-0 flex-1">{row.title}</span>
            <IconButton
              label={t("up", { title: row.title })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <ArrowUp />
            </IconButton>
            <IconButton
              label={t("down", { title: row.title })}
              disabled={index === rows.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <ArrowDown />
            </IconButton>
          </li>
        ))}
      </ol>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-line bg-surface py-3 max-tablet:bottom-14">
        <Button variant="primary" disabled={!isChanged} isPending={isPending} onClick={save}>
          {t("save")}
        </Button>
        {isChanged && (
          <Button disabled={isPending} onClick={() => setRows(duties)}>
            {t("reset")}
          </Button>
        )}
        <Refusal error={refusal} />
      </div>
    </>
  );
}
