import type { Prisma } from "@/prisma/generated/client";
import type { Cast } from "../findings/cast";
import { idAt } from "../findings/clock";
import type { AcceptedReport, SeedEvent } from "../reports";
import type { Samples } from "./samples";

/** So many of the reports carry evidence. */
const CARRIERS = 90;

const NAMES = [
  ["会议纪要.pdf"],
  ["工作台账.xlsx", "现场照片.jpg"],
  ["进展情况报告.docx"],
  ["公示截图.png"],
  ["培训签到和现场.jpg", "培训资料.pdf"],
  ["检查记录.pdf", "问题清单.xlsx"],
] as const;

/** Evidence on some of the accepted reports, evenly over units and duties; the events that tell of it. */
export function tellReportEvidence(
  { governmentId }: Cast,
  samples: Samples,
  accepted: readonly AcceptedReport[],
): { attachments: Prisma.AttachmentCreateManyInput[]; events: SeedEvent[] } {
  const step = Math.max(1, Math.floor(accepted.length / CARRIERS));
  const files = accepted
    .filter((_, index) => index % step === 0)
    .flatMap((report, index) =>
      (NAMES[index % NAMES.length] ?? []).map((kind, place) => ({ report, name: `${report.title}${kind}`, place })),
    )
    // A little before the report itself was handed in.
    .map((file) => ({ ...file, at: new Date(file.report.at.getTime() - (20 - file.place * 4) * 60_000) }));
  return {
    attachments: files.map(({ report: { dutyId, assignmentId, code, period, author }, name, at }) => ({
      ...{ id: idAt(at), name, governmentId, createdAt: at },
      sha256: samples.of(name, `${period} ${code} ${author.unitName}`).sha256,
      ...{ unitId: author.unitId, uploaderId: author.id, dutyId, assignmentId, period },
    })),
    events: files.map(({ report: { dutyId, assignmentId, code, period, author }, name, at }) => ({
      ...{ at, kind: "EVIDENCE_ADDED", payload: { name, edition: 1, code, period } },
      ...{ actorId: author.id, actorName: author.name, actorUnit: author.unitName, governmentId },
      ...{ dutyId, assignmentId, findingId: null },
    })),
  };
}
