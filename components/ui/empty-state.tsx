import type { ReactNode } from "react";

interface EmptyStateProps {
  /** What will be here. */
  title: ReactNode;
  /** Why it is empty now, and what makes it fill. */
  text?: ReactNode;
  /** The first step, if the reader may take it. */
  action?: ReactNode;
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-2 border-t border-line py-10">
      <p className="font-bold">{title}</p>
      {text && <p className="reading text-muted">{text}</p>}
      {action && <div className="pt-2">{action}</div>}
    </div>
  );
}
