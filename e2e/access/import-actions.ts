import type { ActionRow } from "./actions";

const STALE = 999_999;

/** On a preview of the unit's own people, in a version that it never had. */
const onImport = (more: object, side?: "OWN"): ActionRow => ({
  ...{ verbs: ["importSheets"], isRecord: true, side, allowed: "CONFLICT" },
  input: (scene, target) => ({ id: scene.records[target].importId, version: STALE, ...more }),
});

/** The verbs of imports and of own templates. */
export const IMPORT_ACTION_ROWS: Record<string, ActionRow> = {
  "lib/imports/actions.ts#changeImportAction": onImport({ fixes: { "state:越权检查": "已完成" } }, "OWN"),
  "lib/imports/actions.ts#rereadImportAction": onImport({}, "OWN"),
  "lib/imports/actions.ts#discardImportAction": onImport({}, "OWN"),
  "lib/imports/actions.ts#confirmImportAction": onImport({ reason: "越权检查", documentNo: "越权检查" }, "OWN"),
  // The office may undo what any unit has brought in.
  "lib/imports/actions.ts#undoImportAction": onImport({}),
  "lib/templates/actions.ts#voidTemplateAction": {
    verbs: ["manageTemplates"],
    input: (scene) => ({ id: scene.templateId }),
    allowed: "CONFLICT",
  },
};
