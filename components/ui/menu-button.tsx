"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "./button";
import type { ButtonSize, ButtonVariant } from "./button-style";
import type { MenuItem } from "./menu";

const loadMenu = () => import("./menu");
const Menu = dynamic(() => loadMenu().then((module) => module.Menu));

interface MenuButtonProps {
  face: ReactNode;
  label: string;
  items: MenuItem[];
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
}

/** A button that opens a menu, whose code arrives when a pointer or the focus comes near. */
export function MenuButton({ face, label, items, variant = "quiet", size, className }: MenuButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = () => {
    setWasOpen(true);
    setOpen(true);
  };
  return (
    <>
      <Button
        ref={anchor}
        variant={variant}
        size={size}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={loadMenu}
        onFocus={loadMenu}
        onClick={() => (isOpen ? setOpen(false) : open())}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          open();
        }}
      >
        {face}
      </Button>
      {wasOpen && <Menu isOpen={isOpen} onClose={() => setOpen(false)} anchor={anchor} items={items} />}
    </>
  );
}
