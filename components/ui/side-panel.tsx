"use client";
import { Dialog, type DialogProps } from "./dialog";

/** A record beside its list: the same contract as Dialog, at the right edge. Load it when it opens. */
export function SidePanel(props: Omit<DialogProps, "shape">) {
  return <Dialog {...props} shape="panel" />;
}
