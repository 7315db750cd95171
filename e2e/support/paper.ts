import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What stands in for the fonts that official papers name and few machines have. */
const STAND_INS = {
  方正小标宋简体: "Noto Serif CJK SC:bold",
  黑体: "Noto Sans CJK SC",
  仿宋: "Noto Serif CJK SC",
  仿宋_GB2312: "Noto Serif CJK SC",
  楷体_GB2312: "Noto Serif CJK SC",
};

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined;

/** Whether LibreOffice and poppler are here to print. */
export const canPrint = (): boolean => has("soffice") && has("pdftoppm");

/** A picture of one page of a workbook or text, as LibreOffice prints it: `file` without its ending `.png`. */
export function printPage(bytes: Uint8Array, format: "xlsx" | "docx", page: number, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), "zeren-paper-"));
  try {
    const source = join(folder, `paper.${format}`);
    writeFileSync(source, bytes);
    writeFileSync(join(folder, "fonts.conf"), fontsConfig());
    const env = { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") };
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source], {
      env,
      stdio: "ignore",
    });
    const only = String(page);
    execFileSync("pdftoppm", [
      "-png",
      "-singlefile",
      "-r",
      "84",
      "-f",
      only,
      "-l",
      only,
      join(folder, "paper.pdf"),
      file,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fontsConfig(): string {
  const aliases = Object.entries(STAND_INS).map(([wanted, standIn]) => {
    const [family, weight] = standIn.split(":");
    const bold = weight ? `<edit name="weight" mode="assign" binding="strong"><const>${weight}</const></edit>` : "";
    return `<match target="pattern"><test name="family"><string>${wanted}</string></test>
      <edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>${bold}</match>`;
  });
  return `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${aliases.join("")}</fontconfig>`;
}
