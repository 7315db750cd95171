import type { Tx } from "@/lib/db";
import { rollUpFindings, tallyRectification } from "@/lib/findings/roll-up";
import type { Prisma } from "@/prisma/generated/client";
import type { SeedEvent } from "../reports";

type Finding = Prisma.FindingCreateManyInput & { id: string; planId: string; number: string };

/** What stories leave behind, table by table in the order of their references. */
export class StoryRows {
  readonly findings: Finding[] = [];
  readonly findingUnits: Prisma.FindingUnitCreateManyInput[] = [];
  readonly measures: Prisma.MeasureCreateManyInput[] = [];
  readonly measureUnits: Prisma.MeasureUnitCreateManyInput[] = [];
  readonly measureReports: Prisma.MeasureReportCreateManyInput[] = [];
  readonly extensions: Prisma.ExtensionCreateManyInput[] = [];
  readonly closures: Prisma.ClosureCreateManyInput[] = [];
  readonly closureSteps: Prisma.ClosureStepCreateManyInput[] = [];
  readonly rechecks: Prisma.RecheckCreateManyInput[] = [];
  readonly attachments: Prisma.AttachmentCreateManyInput[] = [];
  /** Written by the caller, together with the year's other events in order of time. */
  readonly events: SeedEvent[] = [];

  async write(tx: Tx): Promise<void> {
    await tx.finding.createMany({ data: this.findings });
    await tx.findingUnit.createMany({ data: this.findingUnits });
    await tx.measure.createMany({ data: this.measures });
    await tx.measureUnit.createMany({ data: this.measureUnits });
    await tx.measureReport.createMany({ data: this.measureReports });
    await tx.extension.createMany({ data: this.extensions });
    await tx.closure.createMany({ data: this.closures });
    await tx.closureStep.createMany({ data: this.closureSteps });
    await tx.recheck.createMany({ data: this.rechecks });
    await tx.attachment.createMany({ data: this.attachments });
    await this.rollUp(tx);
  }

  private async rollUp(tx: Tx): Promise<void> {
    const planOf = new Map(this.findings.map(({ id, planId }) => [id, planId]));
    await rollUpFindings(tx, [...planOf.keys()]);
    await tallyRectification(tx, {
      dutyIds: this.findings.flatMap(({ dutyId }) => dutyId ?? []),
      planUnits: this.findingUnits.map(({ findingId, unitId }) => ({ planId: planOf.get(findingId) ?? "", unitId })),
    });
  }
}
