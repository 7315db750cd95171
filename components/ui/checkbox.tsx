"use client";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  /** Some but not all of what it stands for. */
  isMixed?: boolean;
  /** The words beside it. Without them give `aria-label`. */
  children?: ReactNode;
}

/** A native checkbox in the accent colour; 16 px, in a label large enough to hit. */
export function Checkbox({ isMixed = false, children, className, ...rest }: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = isMixed;
  }, [isMixed]);
  const box = (
    <input {...rest} ref={ref} type="checkbox" className={cx("block size-4 shrink-0 accent-accent", className)} />
  );
  if (!children) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is the control
    <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
      {box}
      <span>{children}</span>
    </label>
  );
}
