import { File, FileArchive, FileImage, FileSpreadsheet, FileText, type LucideIcon, Presentation } from "lucide-react";
import { extensionOf } from "@/lib/attachments/upload/rules";

const ICONS: readonly [LucideIcon, string[]][] = [
  [FileText, ["pdf", "ofd", "doc", "docx", "wps", "txt"]],
  [FileSpreadsheet, ["xls", "xlsx", "et", "csv"]],
  [FileImage, ["jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic"]],
  [Presentation, ["ppt", "pptx", "dps"]],
  [FileArchive, ["zip"]],
];

/** What kind of file, at a glance; the name beside it says so in full. */
export function FileIcon({ name }: { name: string }) {
  const extension = extensionOf(name);
  const Icon = ICONS.find(([, extensions]) => extensions.includes(extension))?.[0] ?? File;
  return <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />;
}
