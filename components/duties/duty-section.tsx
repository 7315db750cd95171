import type { ReactNode } from "react";

interface DutySectionProps {
  title: string;
  /** A few words beside the title: counts. */
  note?: ReactNode;
  children: ReactNode;
}

export function DutySection({ title, note, children }: DutySectionProps) {
  return (
    <section className="pt-6">
      <h2 className="flex flex-wrap items-baseline gap-x-3 pb-2 text-base">
        {title}
        {note && <span className="text-table font-normal text-muted">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
