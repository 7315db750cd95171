"use client";
import { Select } from "@/components/ui/select";
import { useUrlState } from "./url-state";

interface GroupSelectProps {
  label: string;
  /** Of the list as it is, without groups. */
  none: string;
  options: readonly { value: string; label: string }[];
}

/** Which subject the rows are gathered under; `group=` in the address. */
export function GroupSelect({ label, none, options }: GroupSelectProps) {
  const { params, patch } = useUrlState();
  return (
    <span className="w-48">
      <Select
        aria-label={label}
        value={params.get("group") ?? ""}
        onChange={(event) => patch({ group: event.target.value }, { push: true })}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </span>
  );
}
