import type { Viewer } from "@/lib/auth/viewer";
import type { SheetSpec } from "@/lib/documents/sheet";
import { countyOf } from "@/lib/documents/words";
import { forbidden } from "@/lib/errors";
import { importKinds } from "@/lib/imports/policy";
import { READERS } from "@/lib/imports/readers";
import { type ImportKind, KIND_NAMES, type KindName } from "@/lib/imports/status";
import { getKnownUnits } from "@/lib/units/queries";
import { blankForm, formTitle } from "./form";

/** "blank-units.xlsx" → UNITS; null for any other name. */
export function formOf(fileName: string): ImportKind | null {
  const [, name = ""] = /^blank-([a-z-]+)\.xlsx$/.exec(fileName) ?? [];
  return Object.hasOwn(KIND_NAMES, name) ? KIND_NAMES[name as KindName] : null;
}

/** The form of a kind that the viewer may import; its lists name the units of the viewer's government. */
export async function getBlankForm(viewer: Viewer, kind: ImportKind): Promise<{ sheet: SheetSpec; title: string }> {
  if (!importKinds(viewer).includes(kind)) throw forbidden();
  const [{ columns }, { units }] = await Promise.all([READERS[kind](), getKnownUnits(viewer)]);
  const sheet = blankForm(kind, columns, {
    county: countyOf(viewer.governmentName),
    units: units.map(({ shortName }) => shortName),
    operator: viewer.name,
    operatorUnit: viewer.unitName,
    exportedAt: new Date(),
  });
  return { sheet, title: formTitle(kind) };
}
