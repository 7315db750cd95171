import PizZip from "pizzip";

const STYLES = "xl/styles.xml";
const UNTYPED = /<((?:\w+:)?patternFill)(?![^>]*\bpatternType=)([^>]*?)(\/?)>/g;

/**
 * The workbook with every fill's type spelt out: the library writes one that the file leaves out as a type that no program knows, and
 * some paint such cells black. Left out means none; of a rule's colours, which say only what changes, all.
 */
export function withFillTypes(workbook: Uint8Array): Uint8Array {
  const zip = new PizZip(workbook);
  const styles = zip.file(STYLES)?.asText();
  if (!styles) return workbook;
  const begin = styles.search(/<(?:\w+:)?dxfs\b/);
  const typed = styles.replace(UNTYPED, (_whole, name: string, rest: string, closed: string, place: number) => {
    const isOfRule = begin >= 0 && place > begin && closed === "";
    return `<${name} patternType="${isOfRule ? "solid" : "none"}"${rest}${closed}>`;
  });
  if (typed === styles) return workbook;
  return zip.file(STYLES, typed).generate({ type: "uint8array", compression: "DEFLATE" });
}
