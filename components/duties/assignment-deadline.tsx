"use client";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PopoverButton } from "@/components/ui/popover-button";
import { showToast } from "@/components/ui/toast-store";
import { setAssignmentDeadlineAction } from "@/lib/duties/assign/actions";

interface AssignmentDeadlineProps {
  id: string;
  version: number;
  unitName: string;
  dueOn: string | null;
  hasOwnDeadline: boolean;
}

/** One unit's own deadline, beside the duty's. */
export function AssignmentDeadline(props: AssignmentDeadlineProps) {
  const t = useTranslations("duties.deadline");
  return (
    <span data-print="off" className="-my-1 inline-block align-middle">
      <PopoverButton
        face={<CalendarClock aria-hidden className="text-muted" />}
        label={t("label", { unit: props.unitName })}
        isIconOnly
        variant="quiet"
        size="small"
        className="pointer-coarse:min-h-11"
      >
        {(close) => <DeadlineForm {...props} close={close} />}
      </PopoverButton>
    </span>
  );
}

function DeadlineForm({
  id,
  version,
  unitName,
  dueOn,
  hasOwnDeadline,
  close,
}: AssignmentDeadlineProps & { close: () => void }) {
  const t = useTranslations("duties.deadline");
  const [value, setValue] = useState(dueOn ?? "");
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const save = (day: string | null) =>
    startTransition(async () => {
      const result = await setAssignmentDeadlineAction({ id, version, dueOn: day });
      if (!result.ok) return setRefusal(result.error.message);
      showToast(day === null ? t("restored", { unit: unitName }) : t("saved", { unit: unitName }));
      close();
    });
  return (
    <form
      className="grid w-64 gap-3 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        save(value);
      }}
    >
      <Field label={t("label", { unit: unitName })} error={refusal}>
        <Input type="date" required value={value} onChange={(event) => setValue(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("save")}
        </Button>
        {hasOwnDeadline && (
          <Button disabled={isPending} onClick={() => save(null)}>
            {t("restore")}
          </Button>
        )}
      </div>
    </form>
  );
}
