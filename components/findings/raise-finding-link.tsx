import type { ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/link-button";

type RaiseFindingLinkProps = {
  /** 登记问题, in the words of the screen it stands on. */
  children: ReactNode;
  size?: ButtonSize;
  variant?: ButtonVariant;
} & ({ duty: string; report?: undefined } | { report: string; duty?: undefined });

/** One gesture from a duty or a returned report to the form of a finding, prefilled. */
export function RaiseFindingLink({ duty, report, children, size, variant }: RaiseFindingLinkProps) {
  const from = report === undefined ? `duty=${duty}` : `report=${report}`;
  return (
    <LinkButton href={`/findings/new?${from}`} size={size} variant={variant}>
      {children}
    </LinkButton>
  );
}
