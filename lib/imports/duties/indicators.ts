import type { AuditInput } from "@/lib/activity/schema";
import type { Tx } from "@/lib/db";
import type { DutyWrite, IndicatorRef, NewIndicator } from "@/lib/imports/breakdown/record";
import type { ImportPlan, WrittenChange } from "@/lib/imports/changes";
import { formatPoints, sumPoints } from "@/lib/points";
import type { Indicator } from "@/prisma/generated/client";
import { indicatorCodes } from "./codes";

export interface PlacedIndicator {
  id: string;
  code: string;
}

/** An indicator's points as they were, and as the import left them: it has no version. */
export interface IndicatorBefore {
  points: string;
  written: string;
}

interface Node {
  id: string;
  parentId: string | null;
  parent: Node | PlacedIndicator | null;
  wanted: NewIndicator;
  code: string;
  /** What is under it, for one whose points the sheet does not say. */
  under: (string | null)[];
}

interface Written {
  /** Where a duty stands. */
  placeOf(ref: IndicatorRef | null): PlacedIndicator | null;
  changes: WrittenChange[];
  events: AuditInput[];
}

/** Makes the indicators that rows name and that there are not yet, and gives those there are the points that the sheet states. */
export async function writeIndicators(tx: Tx, plan: ImportPlan, writes: readonly DutyWrite[]): Promise<Written> {
  const there = await tx.indicator.findMany({ where: { planId: plan.id }, orderBy: { sortNo: "asc" } });
  const byId = new Map(there.map((indicator) => [indicator.id, indicator]));
  const nodes = newNodes(writes, byId);
  const created = [...nodes.values()].map((node) => ({
    ...{ id: node.id, planId: plan.id, parentId: node.parentId, code: node.code, name: node.wanted.name },
    points: pointsOf(node, nodes),
    sortNo: sortNoOf(node.code),
  }));
  await tx.indicator.createMany({ data: created });
  const restated = await restatePoints(tx, writes, byId);
  return {
    placeOf: (ref) => placeOf(ref, byId, nodes),
    changes: [
      ...created.map(({ id }) => ({ noun: "INDICATOR" as const, recordId: id, before: null, version: null })),
      ...restated.map(({ id, before }) => ({ noun: "INDICATOR" as const, recordId: id, before, version: null })),
    ],
    events: [
      ...created.map(({ code, name }) => toldOf(plan, { from: null, to: `${code} ${name}` })),
      ...restated.map(({ name, before }) =>
        toldOf(plan, { from: `${name} ${before.points}`, to: `${name} ${before.written}` }),
      ),
    ],
  };
}

const toldOf = ({ year }: ImportPlan, change: { from: string | null; to: string | null }): AuditInput => ({
  kind: "PLAN_EDITED",
  payload: { year, changes: { indicator: change } },
});

const keyOf = (name: string, parent: string | null): string => JSON.stringify([parent, name]);

function newNodes(writes: readonly DutyWrite[], byId: ReadonlyMap<string, Indicator>): Map<string, Node> {
  const nodes = new Map<string, Node>();
  const nextCode = indicatorCodes([...byId.values()].map(({ code }) => code));
  const add = (wanted: NewIndicator, parent: Node | PlacedIndicator | null): Node => {
    const key = keyOf(wanted.name, parent?.id ?? null);
    const known = nodes.get(key);
    const code = known?.code ?? nextCode(wanted.code, parent?.code ?? null);
    const node = known ?? { id: crypto.randomUUID(), parentId: parent?.id ?? null, parent, wanted, code, under: [] };
    nodes.set(key, node);
    return node;
  };
  for (const { indicator, points } of writes) {
    if (indicator === null || "id" in indicator) continue;
    const { top, sub } = indicator;
    const first = "id" in top ? (byId.get(top.id) ?? null) : add(top, null);
    const place = sub ? add(sub, first) : first;
    if (place && "under" in place) place.under.push(points);
  }
  return nodes;
}

function pointsOf(node: Node, nodes: ReadonlyMap<string, Node>): string {
  if (node.wanted.points !== null) return node.wanted.points;
  const children = [...nodes.values()].filter(({ parentId }) => parentId === node.id);
  return sumPoints([...node.under, ...children.map((child) => pointsOf(child, nodes))]).toFixed(2);
}

/** As `addIndicator` orders them. */
function sortNoOf(code: string): number {
  const [first = 0, second = 0] = code.split(".").map(Number);
  return first * 100 + second;
}

function placeOf(
  ref: IndicatorRef | null,
  byId: ReadonlyMap<string, PlacedIndicator>,
  nodes: ReadonlyMap<string, Node>,
): PlacedIndicator | null {
  if (ref === null) return null;
  if ("id" in ref) return byId.get(ref.id) ?? null;
  const top = "id" in ref.top ? byId.get(ref.top.id) : nodes.get(keyOf(ref.top.name, null));
  if (!ref.sub) return top ?? null;
  return nodes.get(keyOf(ref.sub.name, top?.id ?? null)) ?? null;
}

async function restatePoints(tx: Tx, writes: readonly DutyWrite[], byId: ReadonlyMap<string, Indicator>) {
  const wanted = new Map(
    writes.flatMap(({ indicatorPoints }) => indicatorPoints.map(({ id, points }) => [id, points])),
  );
  const restated: { id: string; name: string; before: IndicatorBefore }[] = [];
  for (const [id, points] of wanted) {
    const indicator = byId.get(id);
    if (!indicator || indicator.points.equals(points)) continue;
    const { points: written } = await tx.indicator.update({
      where: { id },
      data: { points },
      select: { points: true },
    });
    const before = { points: formatPoints(indicator.points) ?? "", written: formatPoints(written) ?? "" };
    restated.push({ id, name: `${indicator.code} ${indicator.name}`, before });
  }
  return restated;
}
