"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Select } from "@/components/ui/select";
import type { Period } from "@/lib/duties/progress/rules";

interface PeriodSelectProps {
  id?: string;
  period: Period;
  /** Newest first. */
  periods: readonly Period[];
  /** Before leaving: what was typed is sent. */
  onLeave?: () => Promise<void>;
}

/** Which period is reported on; it stands in the address. */
export function PeriodSelect({ id, period, periods, onLeave }: PeriodSelectProps) {
  const t = useTranslations("reports");
  const name = usePeriodName();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (next: string) =>
    startTransition(async () => {
      await onLeave?.();
      router.push(`?period=${next}`, { scroll: false });
    });
  return (
    <div className="w-40">
      <Select
        id={id}
        aria-label={id ? undefined : t("period")}
        value={period}
        disabled={isPending}
        onChange={(event) => go(event.target.value)}
      >
        {periods.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
      </Select>
    </div>
  );
}
