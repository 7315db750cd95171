import { attributesOf } from "@/lib/imports/file/xml";
import type { Archive } from "@/lib/imports/file/zip";

/** Of one part of text; a form has a few hundred thousand. */
const MAX_PART = 4 * 1024 * 1024;

/** Programs, embedded files and connections: nothing of it belongs into a form. */
const FORBIDDEN =
  /vba|macrosheets?\/|activex\/|embeddings\/|externallinks\/|customui\/|ctrlprops\/|querytables\/|pivot(cache|tables)\/|connections\.xml|afchunk|\.(exe|dll|js|html?|mht|rtf|ole|docx?|xlsx?)$/;

/** Relations that fetch or open something, whatever they point to. */
const FETCHING =
  /^(attachedTemplate|aFChunk|oleObject|package|externalLink\w*|subDocument|frame|control|\w*vbaProject|activeX\w*|mailMerge\w*|recipientData|queryTable|connections)$/i;

/** The first part that a template may not have; null when there is none. */
export async function foreignPart(zip: Archive): Promise<string | null> {
  for (const [name, size] of zip.sizes) {
    if (FORBIDDEN.test(name) || (/\.(xml|rels)$/.test(name) && size > MAX_PART)) return name;
  }
  if (/macroEnabled/i.test(await zip.text("[Content_Types].xml"))) return "[Content_Types].xml";
  for (const name of zip.sizes.keys()) {
    if (!name.endsWith(".rels")) continue;
    const target = await foreignTarget(zip, name);
    if (target !== null) return target;
  }
  return null;
}

/** What a part points to outside the file, or is to fetch. Links for people to click are let in, to the web and to mail alone. */
async function foreignTarget(zip: Archive, part: string): Promise<string | null> {
  let found: string | null = null;
  await zip.parse(part, {
    open(_name, written) {
      const { Type = "", Target = "", TargetMode = "" } = attributesOf(written);
      const type = Type.replace(/^.*\//, "");
      const isLink = type === "hyperlink" && /^(https?:|mailto:|#)/i.test(Target);
      const isOutside = /^external$/i.test(TargetMode) || /^([a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(Target);
      if (FETCHING.test(type) || (isOutside && !isLink)) found ??= Target || type;
    },
    text() {},
    close() {},
  });
  return found;
}

/** Fields with which Word fetches, starts or embeds something when a file is opened or refreshed. */
const FETCHING_FIELD =
  /\b(INCLUDE(?:PICTURE|TEXT)?|DDE(?:AUTO)?|LINK|EMBED|IMPORT|DATABASE|MACROBUTTON|RD|AUTOTEXT\w*|ADDIN|CONTROL)\b/i;

/** Its name; null when there is none. */
export const fetchingField = (fields: string): string | null => FETCHING_FIELD.exec(fields)?.[1] ?? null;
