import { squeezed } from "@/lib/cells";

const TOTAL = /^(?:本[页表]|全[县市区部])?(?:合计|小计|总计|共计)(?:$|[:(,、;\d])/;
const SUBTOTAL = /(?:小计|合计)$/;
const NOTE = /^(?:备注|附注|注|说明|填表说明|填报说明)(?:$|[:\d(.])/;
/** What fills the rest of a page, or goes on from the last. */
const FILLER = /^\(?(?:以下(?:空白|无正文)|[此本]页(?:以下)?(?:无正文|空白)|续[上前]?[表页]|接[上前]页)\)?$/;
const SIGNED =
  /^(?:填表人|填报人|制表人?|审核人|审批人|负责人|单位负责人|主要负责人|分管领导|联系人|联系电话|填报单位|填报日期|填报时间|填表日期|报送时间|报送单位|考核日期|签字|签章|加分项|减分项|折算得分|等次)(?:$|[:(,、])/;
const SIGNATURE = /^.{0,16}\((?:签字|盖章|签章|签名|公章)\)/;
/** A row that shows how to fill in, as our blank forms have one. */
const EXAMPLE = /^(?:填写)?示例(?:$|[:(])/;
/** 县司法局　117项，71分，已完成34项: the line above a group of our own ledgers. */
const TALLY = /\d+项,[\d.]+分,已完成\d+项$/;
const DATE = /^(?:20\d\d)?年\d*月\d*日$/;

/** Whether a line that begins so is 合计, 小计: whatever else stands in it, it is no record. */
export const isTotalText = (first: string): boolean => {
  const text = squeezed(first);
  return TOTAL.test(text) || (text.length <= 30 && SUBTOTAL.test(text));
};

/** 备注：, after which more of them may follow in lines of their own. */
export const isNoteText = (first: string): boolean => NOTE.test(squeezed(first));

/** 2.牵头部门每季度末报送。: a sentence, or one of several. */
export const isSentence = (text: string): boolean => /[。；;]$|^[(（]?\d{1,2}[.、)）]/.test(text);

/** A line below or between the records: totals, notes, signatures, an example. `first` is its first cell, `filled` how many it has. */
export function isFootText(first: string, filled: number): boolean {
  if (isTotalText(first)) return true;
  const text = squeezed(first);
  if (FILLER.test(text)) return true;
  if (SIGNATURE.test(text) || DATE.test(text) || EXAMPLE.test(text)) return true;
  if (filled === 1 && TALLY.test(text)) return true;
  return filled <= 4 && (NOTE.test(text) || SIGNED.test(text));
}

/** 1 | 2 | 3 or ① | ② under a heading: numbers of the columns. */
export const isColumnNumbers = (cells: readonly string[]): boolean =>
  cells.length >= 3 && cells.every((cell) => /^\(?\d{1,2}\)?$|^[①-⑳]$|^[A-Za-z]$/.test(cell));

/** 1, (2), 三、: says nothing by itself. */
export const isOrdinal = (cell: string): boolean =>
  /^[(]?(?:\d{1,6}|[一二三四五六七八九十百]{1,4})[)]?[、.]?$/.test(squeezed(cell));
