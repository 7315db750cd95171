// biome-ignore lint/style/noRestrictedImports: the one place
import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the program. Nothing is fetched before it is pressed: every page is personal and fresh, and fetching each
 * link in sight would multiply the load of a small server.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
