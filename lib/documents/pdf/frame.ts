import { MARGINS, PAGE, POINTS_PER_MM } from "../layout";

export const mm = (value: number): number => value * POINTS_PER_MM;

/** A page and the part of it that is written on, in points from its upper left corner. */
export interface Frame {
  isLandscape: boolean;
  pageWidth: number;
  pageHeight: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

function frame(isLandscape: boolean, top: number, bottom: number, left: number, right: number): Frame {
  const [pageWidth, pageHeight] = isLandscape ? [PAGE.width, PAGE.height] : [PAGE.height, PAGE.width];
  return {
    isLandscape,
    pageWidth: mm(pageWidth),
    pageHeight: mm(pageHeight),
    x: mm(left),
    y: mm(top),
    width: mm(pageWidth - left - right),
    height: mm(pageHeight - top - bottom),
  };
}

/** A sheet as it is printed from a workbook. */
export const SHEET_FRAME = frame(true, MARGINS.vertical, MARGINS.vertical, MARGINS.side, MARGINS.side);
/** GB/T 9704-2012: an official text, and the tables that are annexed to it. */
export const TEXT_FRAME = frame(false, 37, 35, 28, 26);
export const ANNEX_FRAME = frame(true, 28, 26, 35, 37);
