import { getImportJson } from "@/lib/api/imports/queries";
import { route } from "@/lib/route";

export const GET = route<{ id: string }>(async (viewer, _, { id }) => Response.json(await getImportJson(viewer, id)));
