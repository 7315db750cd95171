import type { ZipContents, ZipEntry } from "@/lib/attachments/zip/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant } from "@/lib/dates";
import type { SheetCell, SheetColumn, SheetSpec } from "./sheet";
import { inTurn } from "./turn";
import { writeSheet } from "./xlsx";

const COLUMNS: readonly SheetColumn[] = [
  { title: "序号", width: 6, align: "center" },
  { title: "文件名", width: 34 },
  { title: "所属(问题/事项)", width: 34 },
  { title: "责任单位", width: 14, align: "center" },
  { title: "报告期", width: 10, align: "center" },
  { title: "上传人", width: 10, align: "center" },
  { title: "上传时间", width: 17, align: "center" },
  { title: "大小(KB)", width: 10, align: "center" },
  { title: "SHA-256", width: 34 },
  { title: "查毒状态", width: 10, align: "center" },
  { title: "备注", width: 16 },
];

const SCAN_WORDS: Record<ZipEntry["scan"], string> = {
  UNSCANNED: "未查杀",
  PENDING: "等待查杀",
  CLEAN: "已查杀",
  INFECTED: "未通过",
};

const LEFT_OUT: Record<NonNullable<ZipEntry["refusal"]> | "fileChanged", string> = {
  fileInfected: "未通过查毒，未装入",
  fileScanning: "等待查毒，未装入",
  fileCleared: "内容已清理，未装入",
  fileChanged: "与上传时不一致，未装入",
};

/** 目录: the table of contents of an archive of evidence. */
export function writeEvidenceList(
  viewer: Viewer,
  contents: ZipContents,
  changed: ReadonlySet<number>,
): Promise<Uint8Array> {
  return inTurn(() => writeSheet(evidenceSheet(viewer, contents, changed, new Date())));
}

function evidenceSheet(
  viewer: Viewer,
  { of, entries }: ZipContents,
  changed: ReadonlySet<number>,
  exportedAt: Date,
): SheetSpec {
  const rows = entries.map((entry) => cellsOf(entry, changed.has(entry.place)));
  const packed = entries.filter(({ path, place }) => path !== null && !changed.has(place)).length;
  return {
    tab: "目录",
    title: `${of}佐证材料目录`,
    subtitle: [
      `共 ${entries.length} 个文件，装入 ${packed} 个`,
      `导出时间：${formatInstant(exportedAt)}　　操作人：${viewer.name}（${viewer.unitName}）`,
    ],
    columns: COLUMNS,
    rows: rows.map((cells) => ({ kind: "record", cells })),
    data: {
      columns: [...COLUMNS.map(({ title, width }) => ({ title, width })), { title: "包内位置", width: 60 }],
      rows: rows.map((cells, index) => [...cells, entries[index]?.path ?? null]),
    },
    operator: viewer.name,
    exportedAt,
  };
}

function cellsOf(entry: ZipEntry, isChanged: boolean): SheetCell[] {
  const reason = isChanged ? "fileChanged" : entry.refusal;
  return [
    entry.place,
    entry.name,
    entry.subject,
    entry.unitName,
    entry.period,
    entry.uploaderName,
    formatInstant(entry.createdAt),
    Math.ceil(entry.size / 1024),
    entry.sha256,
    SCAN_WORDS[entry.scan],
    reason ? LEFT_OUT[reason] : null,
  ];
}
