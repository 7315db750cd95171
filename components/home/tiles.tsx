import { Children, isValidElement, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** Numbers side by side, divided by hairlines; two or three in a row on a phone. */
export function Tiles({ label, children }: { label: string; children: ReactNode }) {
  const tiles = Children.toArray(children).filter(isValidElement);
  return (
    <ul
      aria-label={label}
      className={cx(
        "grid border-y border-line py-1 tablet:auto-cols-fr tablet:grid-flow-col tablet:grid-cols-none",
        tiles.length === 3 ? "max-tablet:grid-cols-3" : "max-tablet:grid-cols-2",
      )}
    >
      {tiles.map((tile) => (
        <li key={tile.key} className="border-line tablet:border-l tablet:first:border-l-0">
          {tile}
        </li>
      ))}
    </ul>
  );
}
