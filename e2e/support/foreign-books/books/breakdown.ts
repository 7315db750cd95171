import { pictureOf } from "@/lib/testing/contents";
import { tableOf } from "../table";
import { prefixedXlsx, strictXlsx, wpsXlsx } from "../wps";
import { gb18030, hucreOds, hucreXlsx, officeFile, textFile } from "../writers";
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

/** 任务分解表 as counties keep them. */
export const BREAKDOWN_BOOKS: Books = {
  "title-lines.xlsx": () =>
    hucreXlsx([
      tableOf(`
附件1|<|<|<|<|<|<
高台县2026年法治政府建设任务分解表|<|<|<|<|<|<
填报单位：县委依法治县办（盖章）||||单位：项|<|<
${HEAD}
=1|规范行政执法|开展案卷评查|县司法局|县市场监管局|2026年11月底前|
=2|强化普法宣传|组织宪法宣传周活动|县司法局|各镇|12月底|
|合计|2项||||
备注：牵头部门每季度末报送进展情况。|<|<|<|<|<|<
填表人：王明||审核人：李华||联系电话：0936-6621234||
|||||2026年3月15日|`),
    ]),
  "two-row-heading.xlsx": () =>
    officeFile(
      [
        tableOf(`
任务分解表|<|<|<|<|<|<
序号|重点任务|工作措施|责任分工|<|时间要求|备注
^|^|^|牵头部门|责任单位|^|^
=1|规范行政执法|开展案卷评查|县司法局|县市场监管局|@2026-11-30|
=2|^|落实三项制度|县司法局|县公安局|长期坚持|`),
      ],
      "xlsx",
    ),
  "merged.xls": () => officeFile([MERGED], "xls"),
  "merged.ods": () => officeFile([MERGED], "ods"),
  "merged.et": () => officeFile([MERGED], "xls"),
  "merged-hucre.xlsx": () => hucreXlsx([MERGED]),
  "hidden.xlsx": () =>
    hucreXlsx([
      tableOf(
        `
序号|重点任务|工作措施|考核分值|牵头部门|责任单位|完成时限
=1|规范行政执法|开展案卷评查|=2|县司法局|县市场监管局|12月底
#=2|规范行政执法|落实三项制度|=1|县司法局|县公安局|12月底
=3|规范行政执法|公示执法结果|=1|县司法局|县公安局|12月底`,
        { hiddenColumns: [0, 4], emptyRows: 60 },
      ),
    ]),
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
  "dates.xlsx": () =>
    hucreXlsx([
      tableOf(`
重点任务|工作措施|牵头部门|完成时限
依法决策|事项甲一|县司法局|2026.12.31
依法决策|事项甲二|县司法局|2026年12月底前
依法决策|事项甲三|县司法局|12月底
依法决策|事项甲四|县司法局|三季度末
依法决策|事项甲五|县司法局|长期坚持
依法决策|事项甲六|县司法局|@2026-08-15
依法决策|事项甲七|县司法局|@2026-11
依法决策|事项甲八|县司法局|=46387
依法决策|事项甲九|县司法局|２０２６年１０月３１日
依法决策|事项乙一|县司法局|上半年
依法决策|事项乙二|县司法局|2026年2月30日
依法决策|事项乙三|县司法局|尽快
依法决策|事项乙四|县司法局|2027年6月底
依法决策|事项乙五|县司法局|2026年1月至12月
依法决策|事项乙六|县司法局|`),
    ]),
  "dates.xls": () => officeFile([DATED], "xls"),
  "dates.ods": () => officeFile([DATED], "ods"),
  "prefixed.xlsx": () => prefixedXlsx([DATED]),
  "strict.xlsx": () => strictXlsx([DATED]),
  "dates-1904.xlsx": () => wpsXlsx([DATED], { is1904: true }),
  "units.xlsx": () =>
    wpsXlsx([
      tableOf(`
重点任务|工作措施|牵头部门|责任单位|完成时限
统筹协调|事项甲一|司法局|县财政局、发改局，公安局|12月底
统筹协调|事项甲二|高台县司法局|城关镇;新坝镇；骆驼城镇|12月底
统筹协调|事项甲三|县司法局|县财政局/县公安局|12月底
统筹协调|事项甲四|县司法局|县财政局\\n县公安局\\n各镇|12月底
统筹协调|事项甲五|县司法局|县工商局、县国土资源局|12月底
统筹协调|事项甲六|县发展和改革局（牵头）|县市场监督管理局,各镇|12月底
统筹协调|事项甲七|责任单位：县司法局|各镇按职责分工负责|12月底
统筹协调|事项甲八|县司法局|县财政局　县公安局 城关镇|12月底`),
    ]),
  "spaces.xlsx": () =>
    wpsXlsx(
      [
        tableOf(`
序 号|重 点 任 务|工作措施（具体任务）|牵头　部门|责\u00a0任\u00a0单\u00a0位|完成时限【截止】
１|　规范行政执法　|\u00a0开展案卷评查\u00a0|县 司 法 局|城 关 镇、 新坝镇|１２月底
２|规范行政执法|落实（重大）执法决定法制审核|县司法局\u00a0|　各镇|２０２６．１２．３１`),
      ],
      { strings: "inline" },
    ),
  "cover-first.xlsx": () =>
    hucreXlsx([
      tableOf("高台县|<\n2026年法治政府建设任务分解表|<\n县委依法治县办|<\n二〇二六年三月|<", { name: "封面" }),
      tableOf("填报说明\n一、本表由县委依法治县办填写。\n二、每季度末更新。", { name: "说明" }),
      { ...PLAIN, name: "任务分解" },
      tableOf(`${HEAD}|责任人|编号\n=1|旧任务|旧措施|县司法局|各镇|12月底||王明|X1`, { name: "底稿", isHidden: true }),
    ]),
  "macros.xlsm": () => hucreXlsx([PLAIN], { vbaProject: Buffer.from('Sub Auto_Open()\nShell "cmd"\nEnd Sub') }),
  "external-links.xlsx": () =>
    wpsXlsx(
      [
        tableOf(`
序号|重点任务|工作措施|牵头部门|责任单位|完成时限
fx:ROW()-1:1|fx:[1]Sheet1!$B$3:规范行政执法|fx:'[2]旧台账'!C9:开展案卷评查|县司法局|fx:HYPERLINK("http://a.example"):各镇|fx:DATE(2026,12,31):46387
fx:ROW()-1:2|规范行政执法|fx:[1]Sheet1!$C$4:|县司法局|各镇|12月底
fx:ROW()-1:3|规范行政执法|fx:CONCATENATE("公示",A1):公示执法结果|fx:[1]Sheet1!$D$5:#REF!|各镇|12月底`),
      ],
      {
        after: '<externalReferences><externalReference r:id="rIdX"/></externalReferences>',
        more: {
          "xl/externalLinks/externalLink1.xml":
            '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook/></externalLink>',
          "xl/externalLinks/_rels/externalLink1.xml.rels":
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///D:/old.xlsx" TargetMode="External"/></Relationships>',
        },
      },
    ),
  "lines-over-width.xlsx": () =>
    wpsXlsx([
      tableOf(`
2026年法治政府建设任务分解表|<|<|<|<|<
重点任务|序号|工作措施|牵头部门|责任单位|完成时限
=1|=2|=3|=4|=5|=6
一、规范行政执法|<|<|<|<|<
|=1|开展案卷评查|县司法局|县市场监管局|12月底
|=2|落实三项制度|县司法局|县公安局|12月底
二、强化普法宣传|<|<|<|<|<
重点任务|序号|工作措施|牵头部门|责任单位|完成时限
|=3|组织宪法宣传周活动|县司法局|各镇|12月底
小计||3项|||
注：本表自印发之日起执行。|<|<|<|<|<`),
    ]),
  "sections.xlsx": () =>
    officeFile(
      [
        tableOf(`
高台县法治政府建设任务分解表|<|<|<|<
序号|具体任务|牵头单位|责任单位|完成时限
一、规范行政执法|<|<|<|<
=1|开展案卷评查|县司法局|县市场监管局|12月底
=2|落实三项制度|县司法局|县公安局|12月底
二、强化普法宣传||||
=3|组织宪法宣传周活动|县司法局|各镇|12月底
一、本表自印发之日起执行。|<|<|<|<`),
      ],
      "xlsx",
    ),
  "section-tasks.ods": () =>
    hucreOds([
      tableOf(`
序号|工作任务|牵头单位|责任单位|完成时限
一、规范行政执法|<|<|<|<
=1|开展案卷评查|县司法局|1.县市场监管局\\n2.县公安局|12月底
=2|落实三项制度|1、县司法局 2、县财政局|（1）各镇；（2）县公安局|12月底
（二）强化普法宣传|<|<|<|<
=3|组织宪法宣传周活动|县司法局|各镇人民政府|12月底`),
    ]),
  "no-key-task.csv": () =>
    textFile(
      tableOf(`
序号|工作内容|牵头单位|完成时限
1|开展案卷评查|县司法局|12月底`),
    ),
  "printed-pages.xlsx": () =>
    hucreXlsx([
      tableOf(`
2026年任务分解表（征求意见稿）|<|<|<|<
重点\\n任务|工作措施\\n（具体）|牵头\\n部门|责任\\n单位|完成时限\\n（年月日）
规范行政执法|开展案卷评查|县司法局|——|2026-11-30 00:00:00
|落实三项制度|县司法局|/|十二月底前
||||
||||
续表|<|<|<|<
重点\\n任务|工作措施\\n（具体）|牵头\\n部门|责任\\n单位|完成时限\\n（年月日）
强化普法宣传|组织宪法宣传周活动|县司法局|城关镇人民政府、新坝镇政府|2026年3月-12月
^|推进法治教育基地建设|县司法局|各镇|全年
^|开展以案释法|——|各镇|——
（以下空白）||||
注：||||
1.本表由县委依法治县办负责解释。||||
2.牵头部门每季度末报送进展情况。||||`),
    ]),
  "refused-cells.xlsx": () =>
    officeFile(
      [
        tableOf(`
重点任务|工作措施|牵头部门|责任单位|完成时限
|事项甲零|县司法局|各镇|12月底
规范行政执法|事项甲一|市场监管所|各镇|12月底
规范行政执法|事项甲二||各镇|12月底
规范行政执法|事项甲三|县司法局|各乡镇|12月底
规范行政执法|事项甲四|县司法局|火星办公室|2026-02-30
规范行政执法|事项甲五|县司法局|各镇|3月底
|事项甲六|县司法局|各镇|12月底
规范行政执法|事项甲七|无|各镇|12月底`),
      ],
      "xlsx",
    ),
  "duplicates.csv": () =>
    textFile(
      tableOf(`
重点任务|工作措施|牵头部门|责任单位|完成时限
规范行政执法|开展案卷评查|县司法局|各镇|12月底
规范行政执法|落实三项制度|县司法局|各镇|12月底
强化普法宣传|开展案卷评查|县司法局|各镇|12月底
规范行政执法|（1）开展 案卷评查。|县司法局|县公安局|11月底`),
    ),
  "known-duties.xlsx": () =>
    hucreXlsx([
      tableOf(`
编号|重点任务|工作措施|牵头部门|责任单位|完成时限
T01-1|一、加强党对法治政府建设的领导|专题研究法治工作不少于３次|司法局|城关镇、新坝镇|2026.12.31
|加强党对法治政府建设的领导|落实主要负责人述法制度|县司法局|城关镇、新坝镇、骆驼城镇|三季度末
|加强党对法治政府的领导|开展法治督察|县司法局|各镇|12月底
|加强党对法治政府建设的领导|落实主要负责人的述法制度|县司法局|各镇|12月底`),
    ]),
  "utf8-bom.csv": () => textFile(PLAIN, { before: "\ufeff" }),
  "gb18030.csv": () => textFile(PLAIN, { encode: gb18030 }),
  "office-gb18030.csv": () => officeFile([MERGED], "csv"),
  "tab.txt": () => textFile(PLAIN, { delimiter: "\t", encode: (text) => Buffer.from(`\ufeff${text}`, "utf16le") }),
  "semicolon.csv": () => textFile(PLAIN, { delimiter: ";" }),
  "pasted.txt": () =>
    Buffer.from(
      '重点任务\t工作措施\t牵头部门\t责任单位\t完成时限\r\n规范行政执法\t"开展案卷评查\n全年不少于两次"\t县司法局\t县财政局\t2026/11/30\r\n\t"落实""三项制度"""\t县司法局\t各镇\t12月底\r\n',
    ),
};
