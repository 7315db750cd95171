import type { ReactNode } from "react";

interface HomeSectionProps {
  title: ReactNode;
  /** To the whole list. */
  link?: ReactNode;
  children: ReactNode;
}

/** A part of home under its own heading. */
export function HomeSection({ title, link, children }: HomeSectionProps) {
  return (
    <section className="min-w-0 pt-8">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line-strong pb-2">
        <h2 className="text-base">{title}</h2>
        {link && (
          <div className="text-table" data-print="off">
            {link}
          </div>
        )}
      </div>
      {children}
    </section>
  );
}
