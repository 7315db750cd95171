import type { ReactNode } from "react";

/** Fields that answer one question, under its heading. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-4">
      <h2 className="text-base">{title}</h2>
      {children}
    </section>
  );
}
