/** A name that every system can unpack; what Windows forbids becomes "_". */
export function safeName(name: string, maxLength: number): string {
  const safe = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows forbids them in names
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, "_")
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  const extension = /\.[a-z0-9]{1,10}$/i.exec(safe)?.[0] ?? "";
  const stem = safe.slice(0, safe.length - extension.length).slice(0, maxLength - extension.length);
  // Half a character where it was cut; dots and blanks at its end, which Windows drops.
  return `${stem.replace(/[\ud800-\udbff]$/, "").replace(/[. ]+$/, "")}${extension}` || "_";
}

/** Together below the 260 characters of a path that Windows opens, with room for where it is unpacked. */
const MAX_FILE = 90;
const MAX_FOLDER = 40;

/** "问题2026-007/003_城关镇_照片.jpg": numbered through the whole archive, so that no two are alike and the order holds. */
export function entryPath(
  folders: readonly string[],
  { place, total, unitName, name }: { place: number; total: number; unitName: string; name: string },
): string {
  const number = String(place).padStart(Math.max(3, String(total).length), "0");
  const unit = safeName(unitName, 20);
  const file = `${number}_${unit}_${safeName(name, MAX_FILE - number.length - unit.length - 2)}`;
  // A folder is no name with an extension, and must not end in a dot either.
  return [...folders.map((folder) => safeName(folder, MAX_FOLDER).replace(/[. ]+$/, "")), file].join("/");
}
