import type { SheetAssignment } from "./assignments/queries";
import type { UnitCommitment } from "./letters/queries";
import type { SheetContext } from "./schema";
import type { PrintedSheet } from "./sheet";
import type { Block, Run, TextSpec } from "./text";
import { commitmentTable, keyTasks, pointsOf } from "./unit-overview";
import { stampOf } from "./words";

type Letter = NonNullable<TextSpec["more"]>[number];

/** 目标责任书: what each unit signs with the government, its duties behind it as an annex. Of several units one after the other. */
export function responsibilityLetter(units: readonly UnitCommitment[], context: SheetContext): TextSpec {
  const { properties, operator, exportedAt } = stampOf(context);
  const [first = letter({ unit: context.unit, duties: [] }, context), ...more] = units.map((unit) =>
    letter(unit, context),
  );
  return { ...first, more, properties: { ...properties, operator, exportedAt } };
}

type Commitment = Pick<UnitCommitment, "duties"> & { unit: SheetContext["unit"] };

function letter({ unit, duties }: Commitment, context: SheetContext): Letter {
  const { year, county } = context;
  const government = `${county}人民政府`;
  const name: Run = unit?.name ?? { missing: "责任单位" };
  return {
    title: `${year}年${county}法治政府建设目标责任书`,
    blocks: [
      paragraph(
        `为深入学习贯彻习近平法治思想，压实法治政府建设责任，确保${year}年法治政府建设各项任务落到实处，${government}与`,
        name,
        "签订本责任书。",
      ),
      heading("一、目标任务"),
      ...tasks(name, duties, year),
      heading("二、考核办法"),
      paragraph("（一）县委依法治县办（县司法局）负责日常调度、督促检查和年终考核，考核内容和分值以附件为准。"),
      paragraph(
        "（二）责任单位主要负责人是第一责任人，应当明确分管负责人和联络员，按期如实填报进展情况，留存佐证材料，并对真实性负责。",
      ),
      paragraph("（三）督察、自查、考核发现的问题纳入整改台账，按时限整改、按程序销号，整改情况计入考核。"),
      heading("三、奖惩"),
      paragraph(
        "（一）考核结果作为年度目标责任考核和领导班子、领导干部综合考核评价的依据；成绩突出的，按规定予以通报表扬。",
      ),
      paragraph(
        "（二）未完成目标任务或者问题整改不到位的，予以通报、约谈并责令限期整改；造成严重后果的，依规依纪依法追究责任。",
      ),
      paragraph(`本责任书一式两份，${government}、`, name, "各执一份，自签订之日起生效。"),
      {
        kind: "signatures",
        columns: [signature(government, "代表人"), signature(unit?.name ?? "责任单位", "负责人")],
      },
    ],
    annexes: duties.length > 0 && unit ? [annex(unit.shortName, duties, context)] : [],
  };
}

const paragraph = (...runs: Run[]): Block => ({ kind: "paragraph", runs });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

const signature = (party: string, signer: string): string[] => [
  `${party}（盖章）`,
  `${signer}（签字）：`,
  "　　　年　　月　　日",
];

/** How many key tasks and duties the unit takes on and what they count; the annex has each. */
function tasks(name: Run, duties: readonly SheetAssignment[], year: number): Block[] {
  if (duties.length === 0) return [paragraph(name, `${year}年承担的目标任务：`, { missing: "目标任务" }, "。")];
  const leads = duties.filter(({ role }) => role === "LEAD").length;
  const points = pointsOf(duties);
  return [
    paragraph(
      name,
      `${year}年承担重点任务${keyTasks(duties).length}项、具体事项${duties.length}项${leads > 0 ? `（其中牵头${leads}项）` : ""}`,
      `${points === null ? "" : `，考核分值合计${points}分`}，各项任务和完成时限见附件。`,
    ),
    paragraph("责任单位应当将任务分解到分管负责人、内设机构和具体人员，按时限完成，并保证质量。"),
  ];
}

function annex(unitName: string, duties: readonly SheetAssignment[], { year, county }: SheetContext): PrintedSheet {
  const { columns, rows } = commitmentTable(duties);
  return {
    tab: "附件",
    title: `${unitName}${year}年法治政府建设目标任务清单`,
    subtitle: [county, "单位：分"],
    columns,
    rows: [...rows, { kind: "summary", label: "合计", span: 2, cells: [duties.length, pointsOf(duties), null] }],
  };
}
