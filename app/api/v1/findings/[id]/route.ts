import { getFindingJson } from "@/lib/api/findings/queries";
import { route } from "@/lib/route";

export const GET = route<{ id: string }>(async (viewer, _, { id }) => Response.json(await getFindingJson(viewer, id)));
