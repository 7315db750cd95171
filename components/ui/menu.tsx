"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode, RefObject } from "react";

export type MenuItem =
  | { kind: "action"; key: string; label: ReactNode; icon?: ReactNode; isDisabled?: boolean; onSelect: () => void }
  /** Downloads what stands at the address: what answers says that it is a file, or leads to where a long one is made. */
  | { kind: "download"; key: string; label: ReactNode; icon?: ReactNode; href: string }
  | { kind: "choice"; key: string; label: ReactNode; isChosen: boolean; onSelect: () => void }
  | { kind: "heading"; key: string; label: ReactNode };

interface MenuProps {
  isOpen: boolean;
  onClose: () => void;
  anchor: RefObject<HTMLElement | null>;
  items: MenuItem[];
}

const ITEM =
  "flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2 outline-none select-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

/** A list of verbs; use MenuButton, which loads it when it opens. */
export function Menu({ isOpen, onClose, anchor, items }: MenuProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => !open && onClose()} modal={false}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="end" sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-float border border-line bg-raised p-1 text-ink shadow-float outline-none transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0"
          >
            {items.map(renderItem)}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function renderItem(item: MenuItem) {
  if (item.kind === "heading") {
    return (
      <div key={item.key} role="presentation" className="px-2 pt-2 pb-1 text-small text-muted">
        {item.label}
      </div>
    );
  }
  if (item.kind === "choice") {
    return (
      <Base.CheckboxItem
        key={item.key}
        checked={item.isChosen}
        onCheckedChange={item.onSelect}
        closeOnClick
        className={ITEM}
      >
        <span className="flex size-4 items-center">{item.isChosen && <Check aria-hidden />}</span>
        {item.label}
      </Base.CheckboxItem>
    );
  }
  if (item.kind === "download") {
    return (
      <Base.LinkItem key={item.key} href={item.href} closeOnClick className={ITEM}>
        <span className="flex size-4 items-center text-muted">{item.icon}</span>
        {item.label}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item key={item.key} disabled={item.isDisabled} onClick={item.onSelect} className={ITEM}>
      <span className="flex size-4 items-center text-muted">{item.icon}</span>
      {item.label}
    </Base.Item>
  );
}
