import type { Prisma } from "@/prisma/generated/client";

/** What one finding is loaded with; explicit, so that nothing travels that no page shows. */

const UNIT = {
  select: { id: true, code: true, name: true, shortName: true, kind: true },
} satisfies Prisma.UnitDefaultArgs;

const PERSON = {
  select: { name: true, title: true, unit: { select: { shortName: true } } },
} satisfies Prisma.UserDefaultArgs;

const MEASURE = {
  where: { voidedAt: null },
  orderBy: { sortNo: "asc" },
  include: {
    leadUnit: UNIT,
    units: { orderBy: { sortNo: "asc" }, select: { unit: UNIT } },
    reports: { orderBy: { id: "desc" }, include: { author: PERSON } },
    extensions: {
      orderBy: { id: "desc" },
      include: { applicant: PERSON, signedBy: PERSON, decider: PERSON, unit: { select: { shortName: true } } },
    },
  },
} satisfies Prisma.Finding$measuresArgs;

const CLOSURE = {
  orderBy: { round: "desc" },
  include: {
    applicant: { select: { name: true, title: true, role: true } },
    unit: UNIT,
    steps: { orderBy: { id: "asc" } },
  },
} satisfies Prisma.Finding$closuresArgs;

export const FINDING = {
  plan: true,
  duty: { select: { id: true, code: true, title: true, voidedAt: true } },
  indicator: { select: { id: true, code: true, name: true, parent: { select: { code: true, name: true } } } },
  leadUnit: UNIT,
  units: { orderBy: { sortNo: "asc" }, select: { unit: UNIT } },
  raisedBy: PERSON,
  raisedUnit: { select: { id: true, shortName: true } },
  measures: MEASURE,
  closures: CLOSURE,
  rechecks: {
    orderBy: { id: "desc" },
    include: { chosenBy: PERSON, checkedBy: PERSON, relapse: { select: { id: true, number: true } } },
  },
} satisfies Prisma.FindingInclude;

export type LoadedFinding = Prisma.FindingGetPayload<{ include: typeof FINDING }>;
export type LoadedMeasure = LoadedFinding["measures"][number];
