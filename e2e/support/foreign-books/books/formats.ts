import { pictureOf } from "@/lib/testing/contents";
import { tableOf } from "../table";
import { prefixedXlsx, strictXlsx, wpsXlsx } from "../wps";
import { gb18030, hucreXlsx, officeFile, textFile } from "../writers";
import type { Books } from "./books";

const HEAD = "序号|重点任务|工作措施|牵头部门|责任单位|完成时限|备注";

const PLAIN = tableOf(`
${HEAD}
=1|规范行政执法|开展案卷评查，全年不少于两次|县司法局|县市场监管局|2026年11月底前|
=2|规范行政执法|落实行政执法三项制度|县司法局|县公安局、县自然资源局|长期坚持|
=3|强化普法宣传|组织宪法宣传周活动|县司法局|各镇|12月底|新增`);

const DATED = tableOf(`
重点任务|工作措施|牵头部门|责任单位|完成时限
依法决策|公布年度重大行政决策目录|县司法局|县财政局|@2026-07-31
依法决策|开展决策后评估|县司法局|县财政局|@2026-12-31
依法决策|清理行政规范性文件|县司法局|各镇|@2026-09
依法决策|办理人大代表建议|县司法局|各镇|长期坚持`);

const MERGED = tableOf(
  `
2026年法治政府建设任务分解表|<|<|<|<|<
重点任务|序号|工作措施|牵头部门|责任单位|完成时限
一、优化营商环境|=1|推行证明事项告知承诺制|县市场监管局|各镇|@2026-09-30
^|=2|公布涉企检查事项清单|^|县公安局|^
^|=3|开展营商环境评价|县发改局|县财政局|2026年12月底前
二、化解矛盾纠纷|=4|健全行政复议应诉机制|县司法局|各镇|三季度末
^|=5|加强人民调解|县司法局|^|长期坚持
合计|<|5项|||`,
  { name: "分解表" },
);

/** The same few tables in every format and manner. */
export const FORMATS_BOOKS: Books = {
  "merged.xls": () => officeFile([MERGED], "xls"),
  "merged.ods": () => officeFile([MERGED], "ods"),
  "merged.et": () => officeFile([MERGED], "xls"),
  "merged-hucre.xlsx": () => hucreXlsx([MERGED]),
  "chart-and-picture.xlsx": async () =>
    hucreXlsx([PLAIN], {
      sheet: {
        images: [{ data: await pictureOf("png"), type: "png", anchor: { from: { row: 6, col: 1 } } }],
        charts: [
          {
            ...{ type: "column", title: "各单位任务数", anchor: { from: { row: 8, col: 0 } } },
            series: [{ name: "任务数", values: "Sheet1!$A$2:$A$4", categories: "Sheet1!$D$2:$D$4" }],
          },
        ],
      },
    }),
  "dates.xls": () => officeFile([DATED], "xls"),
  "dates.ods": () => officeFile([DATED], "ods"),
  "prefixed.xlsx": () => prefixedXlsx([DATED]),
  "strict.xlsx": () => strictXlsx([DATED]),
  "dates-1904.xlsx": () => wpsXlsx([DATED], { is1904: true }),
  "cover-first.xlsx": () =>
    hucreXlsx([
      tableOf("高台县|<\n2026年法治政府建设任务分解表|<\n县委依法治县办|<\n二〇二六年三月|<", { name: "封面" }),
      tableOf("填报说明\n一、本表由县委依法治县办填写。\n二、每季度末更新。", { name: "说明" }),
      { ...PLAIN, name: "任务分解" },
      tableOf(`${HEAD}|责任人|编号\n=1|旧任务|旧措施|县司法局|各镇|12月底||王明|X1`, { name: "底稿", isHidden: true }),
    ]),
  "macros.xlsm": () => hucreXlsx([PLAIN], { vbaProject: Buffer.from('Sub Auto_Open()\nShell "cmd"\nEnd Sub') }),
  "utf8-bom.csv": () => textFile(PLAIN, { before: "\ufeff" }),
  "gb18030.csv": () => textFile(PLAIN, { encode: gb18030 }),
  "office-gb18030.csv": () => officeFile([MERGED], "csv"),
  "tab.txt": () => textFile(PLAIN, { delimiter: "\t", encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le") }),
  "semicolon.csv": () => textFile(PLAIN, { delimiter: ";" }),
};
