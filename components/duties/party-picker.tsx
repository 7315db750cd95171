"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";

interface PartyOption {
  id: string;
  name: string;
  /** More to find it by: short name, pinyin initials. */
  hint?: string;
}

interface PartyPickerProps {
  label: string;
  hint?: string;
  error?: string;
  options: readonly PartyOption[];
  /** In the order chosen, which is the order printed. */
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Units or groups: the chosen ones in order, above a list that is narrowed by name or pinyin initials. */
export function PartyPicker({ label, hint, error, options, chosen, onChange }: PartyPickerProps) {
  const t = useTranslations("duties.picker");
  const [q, setQ] = useState("");
  const nameOf = new Map(options.map((option) => [option.id, option.name]));
  const needle = q.trim().toLowerCase();
  const found = options.filter((option) => `${option.name} ${option.hint ?? ""}`.toLowerCase().includes(needle));
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="pb-1 font-bold">{label}</legend>
      {hint && <p className="text-small text-muted">{hint}</p>}
      <ul className="flex flex-wrap gap-2 empty:hidden">
        {chosen.map((id) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => toggle(id)}
              aria-label={t("remove", { name: nameOf.get(id) ?? "" })}
              className="inline-flex min-h-7 items-center gap-1 rounded-control bg-accent-soft px-2 text-table text-accent pointer-coarse:min-h-11 [&_svg]:size-3.5"
            >
              {nameOf.get(id) ?? t("ended")}
              <X aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {options.length > 8 && (
        <Input
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          placeholder={t("find")}
          aria-label={t("findIn", { label })}
        />
      )}
      <div className="grid max-h-48 grid-cols-2 gap-x-4 overflow-y-auto rounded-control border border-line px-3 py-1 text-table max-tablet:grid-cols-1">
        {found.map((option) => (
          <Checkbox key={option.id} checked={chosen.includes(option.id)} onChange={() => toggle(option.id)}>
            {option.name}
          </Checkbox>
        ))}
        {found.length === 0 && <p className="py-2 text-muted">{t("nothing")}</p>}
      </div>
      {error && (
        <p role="alert" className="text-table font-bold">
          {error}
        </p>
      )}
    </fieldset>
  );
}
