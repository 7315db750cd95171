import { Paragraph, TextRun } from "docx";

/** Takes the place of XML that is put into the document after the library has written it. */
export class XmlParts {
  // Nobody can write a text that reads like one of these marks.
  private readonly mark = crypto.randomUUID();
  private readonly parts: string[] = [];

  /** A paragraph that stands for this XML. */
  place(xml: string): Paragraph {
    this.parts.push(xml);
    return new Paragraph({ children: [new TextRun(`${this.mark}-${this.parts.length - 1}`)] });
  }

  /** The document with the XML in its places. */
  fill(document: string): string {
    const place = new RegExp(`<w:p><w:r><w:t xml:space="preserve">${this.mark}-(\\d+)</w:t></w:r></w:p>`, "g");
    return document.replace(place, (_, index: string) => this.parts[Number(index)] ?? "");
  }
}
