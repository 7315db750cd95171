import { getImportProgress } from "@/lib/imports/reading/queries";
import { route } from "@/lib/route";

export const GET = route<{ id: string }>(async (viewer, _, { id }) =>
  Response.json(await getImportProgress(viewer, id)),
);
