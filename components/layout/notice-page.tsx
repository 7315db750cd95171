import type { ReactNode } from "react";

interface NoticePageProps {
  title: ReactNode;
  text: ReactNode;
  /** The number to tell the administrator. */
  small?: ReactNode;
  /** The ways on. */
  children?: ReactNode;
}

/** What stands where a page could not: what happened, why, what to do. */
export function NoticePage({ title, text, small, children }: NoticePageProps) {
  return (
    <div className="reading mx-auto grid justify-items-start gap-3 px-4 py-[12vh]">
      <h1 className="text-title">{title}</h1>
      <p>{text}</p>
      {children && <div className="flex flex-wrap gap-2 pt-2">{children}</div>}
      {small && <p className="pt-4 text-small break-all text-muted">{small}</p>}
    </div>
  );
}
