"use client";
// biome-ignore lint/style/noRestrictedImports: the pressed state only
import { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { Link } from "@/components/ui/link";
import { navigationStore } from "./navigation-store";

/** A page that comes sooner than this needs no skeleton: it would only flicker. */
const PATIENCE_MS = 120;

interface NavigationLinkProps {
  href: string;
  className: string;
  children: ReactNode;
}

/** Knows whether it is the current place, and answers a press at once: MainArea shows a skeleton while the page is on its way. */
export function NavigationLink({ href, className, children }: NavigationLinkProps) {
  const path = usePathname();
  const isCurrent = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} aria-current={isCurrent ? "page" : undefined} className={className}>
      {children}
      <PendingSignal href={href} />
    </Link>
  );
}

function PendingSignal({ href }: { href: string }) {
  const { pending } = useLinkStatus();
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => navigationStore.begin(href), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      navigationStore.end(href);
    };
  }, [pending, href]);
  return null;
}
