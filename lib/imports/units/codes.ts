import { initialsOf } from "@/lib/pinyin";

const MAX_CODE = 40;

/** Codes for units that come without one, as the register's own are made: 620724-sfj. Each is handed out once. */
export function unitCodes(governmentCode: string, codes: Iterable<string>) {
  const taken = new Set(codes);
  const prefix = governmentCode.toLowerCase().replace(/[^a-z0-9-]/g, "");
  return ({ shortName }: { shortName: string }): string => {
    const initials = initialsOf(shortName.replace(/^县/, "")) || "dw";
    for (let again = 1; ; again++) {
      const end = again === 1 ? "" : String(again);
      const code = `${`${prefix}-${initials}`.slice(0, MAX_CODE - end.length)}${end}`;
      if (taken.has(code)) continue;
      taken.add(code);
      return code;
    }
  };
}
