"use client";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const GROUPS = [
  {
    heading: null,
    keys: [
      ["search", "Ctrl K"],
      ["help", "?"],
      ["close", "Esc"],
    ],
  },
  {
    heading: "tables",
    keys: [
      ["move", "↑ ↓"],
      ["open", "Enter"],
      ["select", "Space"],
      ["tableSearch", "/"],
    ],
  },
  {
    heading: "review",
    keys: [
      ["nextPrevious", "J K"],
      ["accept", "A"],
      ["return", "R"],
      ["select", "X"],
    ],
  },
] as const;

export function KeyboardHelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell.keys");
  return (
    <Dialog isOpen onClose={onClose} title={t("title")}>
      {GROUPS.map(({ heading, keys }) => (
        <section key={heading ?? "all"} className="pb-3">
          {heading && <h3 className="pb-1 text-table text-muted">{t(heading)}</h3>}
          <dl>
            {keys.map(([word, combination]) => (
              <div key={word} className="flex items-center justify-between border-t border-line py-1.5">
                <dt>{t(word)}</dt>
                <dd className="flex gap-1">
                  {combination.split(" ").map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
