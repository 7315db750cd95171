import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-6 rounded-control border border-line bg-raised px-1.5 text-center font-sans text-small text-muted">
      {children}
    </kbd>
  );
}
