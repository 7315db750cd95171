"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";

export interface FacetOption {
  value: string;
  label: string;
  count: number;
  /** Found by these too: short names, initials. */
  keywords?: string;
}

interface FacetOptionsProps {
  name: string;
  load: () => Promise<FacetOption[]>;
  chosen: string[];
  onChoose: (value: string) => void;
}

/** More than this and a box to find one stands above. */
const FEW = 12;

/** The list in a FacetButton's popover. */
export function FacetOptions({ name, load, chosen, onChoose }: FacetOptionsProps) {
  const t = useTranslations("common");
  const [options, setOptions] = useState<FacetOption[] | "failed">();
  const [wanted, setWanted] = useState("");
  const [attempt, setAttempt] = useState(1);
  // Counts are taken when the list opens (and on a second attempt), not while one chooses.
  useEffect(() => {
    let isCurrent = true;
    setOptions(undefined);
    load().then(
      (loaded) => isCurrent && setOptions(loaded),
      () => isCurrent && setOptions("failed"),
    );
    return () => {
      isCurrent = false;
    };
  }, [attempt]);

  if (options === "failed") {
    return (
      <Button variant="quiet" onClick={() => setAttempt(attempt + 1)}>
        {t("table.facetFailed")}
      </Button>
    );
  }
  if (!options) {
    return (
      <div role="status" className="grid w-56 gap-3 p-2">
        <span className="sr-only">{t("table.facetLoading")}</span>
        <Skeleton />
        <Skeleton className="w-3/4" />
        <Skeleton className="w-1/2" />
      </div>
    );
  }
  const text = wanted.trim().toLowerCase();
  const found = options.filter(({ label, keywords }) => `${label} ${keywords ?? ""}`.toLowerCase().includes(text));
  return (
    <div className="w-64 max-w-full">
      {options.length > FEW && (
        <Input
          type="search"
          aria-label={t("table.facetSearch")}
          placeholder={t("table.facetSearch")}
          className="mb-1"
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <fieldset>
        <legend className="sr-only">{name}</legend>
        {found.map(({ value, label, count }) => (
          <div key={value} className="flex items-center gap-2 rounded-control px-2 hover:bg-sunken">
            <div className="min-w-0 flex-1">
              <Checkbox checked={chosen.includes(value)} onChange={() => onChoose(value)}>
                {label}
              </Checkbox>
            </div>
            <span className="text-table text-muted">{count}</span>
          </div>
        ))}
      </fieldset>
      {found.length === 0 && <p className="p-2 text-muted">{t("noOptions")}</p>}
    </div>
  );
}
