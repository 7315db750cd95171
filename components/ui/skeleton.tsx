import { cx } from "./cx";

/** A grey bar in the place of a line that is coming; give it a width and height. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("block h-4 animate-[breathe_1.2s_ease-in-out_infinite] rounded-control bg-sunken", className)}
    />
  );
}
