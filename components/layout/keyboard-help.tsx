"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { isTyping } from "@/components/ui/is-typing";

const KeyboardHelpDialog = dynamic(() => import("./keyboard-help-dialog").then((module) => module.KeyboardHelpDialog));

const OPEN = "zeren:keyboard-help";

/** Opens the list of keys from a menu. */
export const openKeyboardHelp = () => document.dispatchEvent(new Event(OPEN));

/** `?` lists the keys, wherever one is not typing. Once, in the layout. */
export function KeyboardHelp() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      // With a Chinese input method the same key gives "?" in full width.
      if ((event.key === "?" || event.key === "\uff1f") && !isTyping(event.target)) open();
    };
    document.addEventListener(OPEN, open);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener(OPEN, open);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return isOpen ? <KeyboardHelpDialog onClose={() => setOpen(false)} /> : null;
}
