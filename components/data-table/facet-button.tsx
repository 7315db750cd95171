"use client";
import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { PopoverButton } from "@/components/ui/popover-button";
import type { FacetOption } from "./facet-options";
import { useUrlState } from "./url-state";

const FacetOptions = dynamic(() => import("./facet-options").then((module) => module.FacetOptions));

interface FacetButtonProps {
  /** The parameter, a comma-separated list of values. */
  param: string;
  /** What is filtered, on the button. */
  name: string;
  /** Brings the values with their counts; called each time the list opens. */
  load: () => Promise<FacetOption[]>;
  /** One value at a time (the year). */
  isSingle?: boolean;
}

/** A filter: a button whose list loads with its counts when it opens. Choices go into the address at once. */
export function FacetButton({ param, name, load, isSingle = false }: FacetButtonProps) {
  const { list, patch } = useUrlState();
  const chosen = list(param);
  const choose = (value: string) => {
    const isChosen = chosen.includes(value);
    const others = isSingle ? [] : chosen.filter((other) => other !== value);
    patch({ [param]: isChosen ? others : [...others, value] });
  };
  return (
    <PopoverButton
      label={name}
      size="small"
      className={chosen.length > 0 ? "border-accent! text-accent!" : undefined}
      face={
        <>
          {name}
          {chosen.length > 0 && <span className="font-bold">{chosen.length}</span>}
          <ChevronDown aria-hidden />
        </>
      }
    >
      {() => <FacetOptions name={name} load={load} chosen={chosen} onChoose={choose} />}
    </PopoverButton>
  );
}
