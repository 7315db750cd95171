import type { ReactNode } from "react";

/** A quiet word that classifies: 牵头, 草稿, 第3季度. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center rounded-control bg-sunken px-1.5 text-small whitespace-nowrap text-muted">
      {children}
    </span>
  );
}
