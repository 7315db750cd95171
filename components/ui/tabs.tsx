"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "./link";

interface Tab {
  href: string;
  label: ReactNode;
  count?: number;
  isCurrent: boolean;
}

interface TabsProps {
  /** Names the set for assistive technology. */
  label: string;
  tabs: Tab[];
}

/** Parts of one subject, each with an address of its own: links, so that they can be shared and opened beside each other. */
export function Tabs({ label, tabs }: TabsProps) {
  const row = useRef<HTMLElement>(null);
  const current = tabs.find(({ isCurrent }) => isCurrent)?.href;
  // On a phone the row is longer than the screen: the tab one stands on is brought to its middle, the page stays where it is.
  useEffect(() => {
    const nav = row.current;
    const tab = current === undefined ? null : nav?.querySelector<HTMLElement>("[aria-current]");
    if (!nav || !tab) return;
    const shift = tab.getBoundingClientRect().left - nav.getBoundingClientRect().left;
    nav.scrollLeft += shift - (nav.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line" data-print="off">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.isCurrent ? "page" : undefined}
          className="-mb-px border-b-2 border-transparent px-3 py-2 max-tablet:px-2 whitespace-nowrap text-muted transition-colors hover:text-ink max-tablet:py-2.5 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink"
        >
          {tab.label}
          {tab.count !== undefined && <span className="ml-1.5 text-table font-normal text-muted">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
