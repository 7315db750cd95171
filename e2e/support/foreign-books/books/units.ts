import { tableOf } from "../table";
import { wpsXlsx } from "../wps";
import { gb18030, hucreOds, officeFile, textFile } from "../writers";
import type { Books } from "./books";

/** 单位名单, as counties keep them. */
export const UNITS_BOOKS: Books = {
  "register.xlsx": () =>
    wpsXlsx(
      [
        tableOf(`
高台县法治政府建设成员单位名单|<|<|<|<|<
序号|单位名称|简称|考核类别|曾用名|联系电话
一、行政执法部门|<|<|<|<|<
=1|县水务局|县水务局|行政执法部门|县水利局、县水电局|0936-6621001
=2|县 市场监督管理局|县市场监管局|执法部门||6621002
二、乡镇|<|<|<|<|<
=3|黑泉镇人民政府|黑泉镇|乡镇||
=4|新坝镇|新坝镇|镇|新坝乡|`),
      ],
      { strings: "inline" },
    ),
  "list.csv": () =>
    textFile(
      tableOf(`
单位全称|类别
县应急管理局|其他部门
县司法局|执法部门
县应急管理局|其他部门
高台县人民政府|不考核
宣化镇|
县档案馆|`),
      { encode: gb18030 },
    ),
  "refused.ods": () =>
    hucreOds([
      tableOf(`
单位编码|单位名称|单位简称|单位分类|排序
SWJ_01|县水务局|县水务局|执法部门|=10
mzj|县民政局|县财政局|其他部门|=11
jyj|县教育局|县教育局|部门|=12
wgj|县文广旅游局|县文旅局|其他的|=13
jtj|县交通运输局|县交通局|执法部门|十四`),
    ]),
  "departments.xls": () =>
    officeFile([tableOf("县直部门名单\n序号|部门名称|排序号\n=1|县财政局|=5\n#=2|县水务局|=6\n=3|财政局|=7")], "xls"),
};
