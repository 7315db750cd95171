import type { TextSpec } from "../text";
import { BODY_SIZE, type Flow, PITCH } from "./flow";
import { fontMetrics } from "./font";
import { mm, TEXT_FRAME } from "./frame";
import { printable } from "./lines";
import { LINE, type Page } from "./page";

const RED = "#ff0000";
const TITLE = { size: 22, pitch: 34, isBold: true, align: "center" } as const;
const BODY = { size: BODY_SIZE };
const ISSUER_PITCH = 45;

/** What stands over the text: 发文机关标志 and 发文字号, title, 主送机关. */
export function drawHead(flow: Flow, { title, head, addressee }: Pick<TextSpec, "title" | "head" | "addressee">) {
  if (head?.kind === "red") drawRed(flow, head);
  else if (head) drawLetter(flow, head);
  if (head) flow.skip(2);
  flow.paragraph([title], { ...TITLE, keeps: 2 });
  flow.skip(1);
  if (addressee) flow.paragraph([`${addressee.replace(/[:：]$/, "")}：`], BODY);
}

type Head = NonNullable<TextSpec["head"]>;

/** 文件格式: the issuer 35 mm under the text area's edge, two lines, the number, and a red line 4 mm under it. */
function drawRed(flow: Flow, { issuer, number }: Head) {
  flow.y += mm(35);
  flow.paragraph([issuer], issuerLook(issuer));
  flow.skip(2);
  flow.paragraph([number ?? ""], { ...BODY, align: "center" });
  flow.page().rule(TEXT_FRAME.x, flow.y + mm(4), TEXT_FRAME.width, { width: 1.5, color: RED });
  flow.y += mm(4);
}

/** 信函格式: the issuer 30 mm from the page's top over a double line, a second one 20 mm from its bottom, the number under the first. */
function drawLetter(flow: Flow, { issuer, number }: Head) {
  flow.y = mm(30);
  flow.paragraph([issuer], issuerLook(issuer));
  flow.y += mm(4);
  doubleLine(flow.page(), flow.y, [3, 0.75]);
  doubleLine(flow.page(), TEXT_FRAME.pageHeight - mm(20), [0.75, 3]);
  flow.y += mm(2);
  if (number) flow.paragraph([number], { ...BODY, align: "right" });
}

/** Two red lines 170 mm wide in the middle of the page, the upper one first. */
function doubleLine(page: Page, y: number, [upper, lower]: readonly [number, number]) {
  const x = (TEXT_FRAME.pageWidth - mm(170)) / 2;
  page.rule(x, y, mm(170), { width: upper, color: RED });
  page.rule(x, y + 3.5, mm(170), { width: lower, color: RED });
}

/** The issuer on one line of the text area, as large as it may be. */
function issuerLook(issuer: string) {
  const fitting = TEXT_FRAME.width / Math.max(1, fontMetrics(true).width(printable(issuer)));
  return { ...TITLE, size: Math.max(22, Math.min(36, Math.floor(fitting))), pitch: ISSUER_PITCH, color: RED };
}

/** 落款: the date four characters in from the right, the issuer in the middle over it, with room for a seal. */
export function drawClosing(flow: Flow, { issuer, date }: NonNullable<TextSpec["closing"]>) {
  flow.need(4 * PITCH);
  flow.skip(2);
  const widths = { issuer: fontMetrics().width(printable(issuer)), date: fontMetrics().width(printable(date)) };
  const right = TEXT_FRAME.x + TEXT_FRAME.width;
  const line = (text: string, width: number, inset: number) => {
    const y = flow.y + (PITCH - BODY_SIZE * LINE) / 2;
    flow.page().text(printable(text), right - (Math.max(0, inset) + width) * BODY_SIZE, y, BODY);
    flow.y += PITCH;
  };
  line(issuer, widths.issuer, 4 + (widths.date - widths.issuer) / 2);
  line(date, widths.date, 4);
}
