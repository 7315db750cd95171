import type { ComponentProps } from "react";
import { cx } from "./cx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "title"> {
  /** Read aloud and shown on hover: an icon alone says nothing. */
  label: string;
}

/** `children` is one lucide icon. 36 px, and at least 44 px for a thumb. */
export function IconButton({ label, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        "inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors",
        "hover:bg-sunken hover:text-ink active:bg-accent-soft pointer-coarse:size-11 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-5",
        className,
      )}
    />
  );
}
