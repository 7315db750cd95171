"use server";

import { action } from "@/lib/action";
import { confirmImport } from "./confirm/mutations";
import { changeImport, discardImport, rereadImport } from "./mutations";
import { changeImportSchema, confirmImportSchema, importVersionSchema } from "./schema";
import { undoImport } from "./undo/mutations";

const revalidate = ["/"];

export const changeImportAction = action(changeImportSchema, changeImport);
export const rereadImportAction = action(importVersionSchema, rereadImport);
export const discardImportAction = action(importVersionSchema, discardImport, { revalidate });
export const confirmImportAction = action(confirmImportSchema, confirmImport, { revalidate });
export const undoImportAction = action(importVersionSchema, undoImport, { revalidate });
