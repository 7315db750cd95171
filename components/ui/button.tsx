import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** At work: cannot be pressed again, and says so to assistive technology. */
  isPending?: boolean;
}

/** `type` is "button" unless told otherwise, so that nothing submits by accident. */
export function Button({ variant, size, isPending, className, disabled, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || isPending}
      aria-busy={isPending || undefined}
      className={buttonStyle(variant, size, className)}
    />
  );
}
