import type { Viewer } from "@/lib/auth/viewer";
import type { Db, Tx } from "@/lib/db";
import type { UnitsContext } from "./known";

const NO_NAME = "其他单位";

/** What a list of units may speak of: the own government's living units, and the codes that are not free. */
export async function getUnitsContext(reads: Db | Tx, viewer: Viewer): Promise<UnitsContext> {
  const { governmentId, governmentPath } = viewer;
  const living = { governmentId, endedOn: null, kind: { not: "GOVERNMENT" as const } };
  const units = await reads.unit.findMany({
    where: living,
    select: {
      ...{ id: true, version: true, code: true, name: true, shortName: true, class: true, sortNo: true, phone: true },
      formerNames: { select: { name: true }, orderBy: { name: "asc" } },
    },
    orderBy: [{ sortNo: "asc" }, { code: "asc" }],
  });
  const others = await reads.unit.findMany({
    where: { NOT: living },
    select: { code: true, name: true, path: true, endedOn: true },
  });
  const government = await reads.unit.findUniqueOrThrow({
    where: { id: governmentId },
    select: { name: true, shortName: true },
  });
  return {
    units: units.map(({ formerNames, ...unit }) => ({ ...unit, formerNames: formerNames.map(({ name }) => name) })),
    taken: others.map(({ code, name, path, endedOn }) => ({
      code,
      // Units of others are none of this office's business.
      title: path.startsWith(governmentPath) ? `${name}${endedOn ? "（已撤销）" : ""}` : NO_NAME,
    })),
    government,
  };
}
