import type { ReactNode } from "react";
import { cx } from "./cx";
import { Link } from "./link";

interface NumberTileProps {
  label: ReactNode;
  value: ReactNode;
  /** A few words that put the number in proportion. */
  note?: ReactNode;
  /** Opens exactly the rows that are counted. */
  href: string;
  /** "overdue" paints the number red, and only when there is something overdue. */
  tone?: "plain" | "overdue";
}

/** A number to read across the room. Tiles stand in a row divided by hairlines, not in boxes. */
export function NumberTile({ label, value, note, href, tone = "plain" }: NumberTileProps) {
  return (
    <Link
      href={href}
      className="group block px-4 py-3 transition-colors hover:bg-sunken active:bg-accent-soft max-tablet:px-2"
    >
      <span className="block text-table text-muted group-hover:text-accent">{label}</span>
      <span className={cx("block text-figure font-bold", tone === "overdue" && "text-lamp-red")}>{value}</span>
      {note && <span className="block text-small text-muted">{note}</span>}
    </Link>
  );
}
