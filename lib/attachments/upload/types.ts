/** What a content is, by its bytes; several extensions share one. The media type is a matter of the content alone. */
export const MEDIA_TYPES = {
  PDF: "application/pdf",
  JPEG: "image/jpeg",
  PNG: "image/png",
  GIF: "image/gif",
  WEBP: "image/webp",
  BMP: "image/bmp",
  TIFF: "image/tiff",
  HEIC: "image/heic",
  DOC: "application/msword",
  XLS: "application/vnd.ms-excel",
  PPT: "application/vnd.ms-powerpoint",
  DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  OFD: "application/ofd",
  TEXT: "text/plain",
  ZIP: "application/zip",
} as const;

export type ContentKind = keyof typeof MEDIA_TYPES;

/** The extensions that may be uploaded, with the contents that may be behind them. No other is accepted. */
export const ACCEPTED: ReadonlyMap<string, readonly ContentKind[]> = new Map<string, readonly ContentKind[]>([
  ["pdf", ["PDF"]],
  ["jpg", ["JPEG"]],
  ["jpeg", ["JPEG"]],
  ["png", ["PNG"]],
  ["gif", ["GIF"]],
  ["webp", ["WEBP"]],
  ["bmp", ["BMP"]],
  ["tif", ["TIFF"]],
  ["tiff", ["TIFF"]],
  ["heic", ["HEIC"]],
  ["doc", ["DOC"]],
  ["docx", ["DOCX"]],
  ["xls", ["XLS"]],
  ["xlsx", ["XLSX"]],
  ["ppt", ["PPT"]],
  ["pptx", ["PPTX"]],
  // WPS Office keeps its files in the containers of the old Office formats.
  ["wps", ["DOC"]],
  ["et", ["XLS"]],
  ["dps", ["PPT"]],
  ["ofd", ["OFD"]],
  ["txt", ["TEXT"]],
  ["csv", ["TEXT"]],
  ["zip", ["ZIP", "DOCX", "XLSX", "PPTX", "OFD"]],
]);
