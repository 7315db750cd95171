"use client";
import { ChevronDown, Download } from "lucide-react";
import type { MenuItem } from "@/components/ui/menu";
import { MenuButton } from "@/components/ui/menu-button";

export interface DownloadGroup {
  heading: string;
  items: readonly { label: string; href: string }[];
}

/** A button with what can be downloaded, gathered under headings. */
export function DownloadMenu({ label, groups }: { label: string; groups: readonly DownloadGroup[] }) {
  const items = groups.flatMap(({ heading, items }): MenuItem[] => [
    { kind: "heading", key: heading, label: heading },
    ...items.map((item): MenuItem => ({ kind: "download", key: item.href, ...item })),
  ]);
  const face = (
    <>
      <Download aria-hidden />
      {label}
      <ChevronDown aria-hidden />
    </>
  );
  return <MenuButton variant="plain" label={label} face={face} items={items} />;
}
