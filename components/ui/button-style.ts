import { cx } from "./cx";

/**
 * primary: the one thing to do next on this screen, at most one or two. plain: everything else. quiet: in rows and bars.
 * There is no red button: a verb that cannot be undone says so in words.
 */
export type ButtonVariant = "primary" | "plain" | "quiet";

export type ButtonSize = "small" | "medium" | "large";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover active:bg-accent-hover border border-transparent",
  plain: "border border-line-strong bg-raised text-ink hover:bg-sunken active:bg-accent-soft",
  quiet: "border border-transparent text-ink hover:bg-sunken active:bg-accent-soft",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-7 px-2 text-table gap-1 pointer-coarse:min-h-9",
  medium: "min-h-9 px-3 text-base gap-2 pointer-coarse:min-h-11",
  large: "min-h-12 px-5 text-base gap-2",
};

/** Shared by Button, LinkButton and whatever looks like them. */
export function buttonStyle(variant: ButtonVariant = "plain", size: ButtonSize = "medium", className?: string): string {
  return cx(
    "inline-flex print:hidden shrink-0 items-center justify-center rounded-control whitespace-nowrap select-none transition-colors",
    "disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-50 aria-busy:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}
