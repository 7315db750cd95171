import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** The table's own story in words: "2026 年 · 超期 · 12 项". */
  caption?: ReactNode;
  /** Before the title: the way back, a code. */
  above?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1. */
export function PageHeader({ title, caption, above, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-4">
      <div className="min-w-0">
        {above && <div className="text-table text-muted">{above}</div>}
        <h1 className="text-title">{title}</h1>
        {caption && <p className="text-table text-muted">{caption}</p>}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center gap-2" data-print="off">
          {actions}
        </div>
      )}
    </header>
  );
}
