/** Choices about the screen, kept in the browser so that they also hold before sign-in. Not HttpOnly: the person menu writes them. */
export const THEME_COOKIE = "zeren.theme";
export const PRINT_SIZE_COOKIE = "zeren.print-size";

export const THEMES = ["light", "dark", "system"] as const;

export type Theme = (typeof THEMES)[number];

export const asTheme = (value: string | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";
