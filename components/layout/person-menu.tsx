"use client";
import { CircleUserRound, Keyboard, LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { MenuItem } from "@/components/ui/menu";
import { MenuButton } from "@/components/ui/menu-button";
import { LOCALE_COOKIE, LOCALES } from "@/lib/i18n/locale";
import { chooseLocaleAction } from "@/lib/users/account/actions";
import { openKeyboardHelp } from "./keyboard-help";
import { PRINT_SIZE_COOKIE, THEME_COOKIE, THEMES, type Theme } from "./preferences";
import { remember } from "./remember";
import { signOut } from "./sign-out";

interface PersonMenuProps {
  name: string;
  unit: string;
  theme: Theme;
  isLargePrint: boolean;
}

export function PersonMenu({ name, unit, theme, isLargePrint }: PersonMenuProps) {
  const t = useTranslations("shell.person");
  const locale = useLocale();
  const router = useRouter();
  const set = (cookie: string, value: string) => {
    remember(cookie, value);
    router.refresh();
  };
  const items: MenuItem[] = [
    { kind: "heading", key: "who", label: `${name} · ${unit}` },
    {
      kind: "action",
      key: "account",
      label: t("account"),
      icon: <CircleUserRound />,
      onSelect: () => router.push("/account"),
    },
    { kind: "action", key: "keyboard", label: t("keyboard"), icon: <Keyboard />, onSelect: openKeyboardHelp },
    { kind: "heading", key: "theme", label: t("theme") },
    ...THEMES.map(
      (choice): MenuItem => ({
        kind: "choice",
        key: choice,
        label: t(choice),
        isChosen: choice === theme,
        onSelect: () => set(THEME_COOKIE, choice),
      }),
    ),
    {
      kind: "choice",
      key: "large",
      label: t("largePrint"),
      isChosen: isLargePrint,
      onSelect: () => set(PRINT_SIZE_COOKIE, isLargePrint ? "normal" : "large"),
    },
    { kind: "heading", key: "language", label: t("language") },
    ...LOCALES.map(
      (choice): MenuItem => ({
        kind: "choice",
        key: choice,
        label: t(choice === "en" ? "en" : "zh"),
        isChosen: choice === locale,
        onSelect: async () => {
          await chooseLocaleAction({ locale: choice });
          set(LOCALE_COOKIE, choice);
        },
      }),
    ),
    { kind: "action", key: "signOut", label: t("signOut"), icon: <LogOut />, onSelect: signOut },
  ];
  return (
    <MenuButton
      label={t("menu", { name })}
      items={items}
      face={
        <>
          <CircleUserRound aria-hidden />
          <span className="max-w-32 truncate max-desktop:hidden">{name}</span>
        </>
      }
    />
  );
}
