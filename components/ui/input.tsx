import type { ComponentProps } from "react";
import { controlStyle } from "./control-style";
import { cx } from "./cx";

/** Use inside Field, which ties label, hint and error to it. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(controlStyle, "min-h-9 pointer-coarse:min-h-11", className)} />;
}
