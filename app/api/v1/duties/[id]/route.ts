import { getDutyJson } from "@/lib/api/queries";
import { route } from "@/lib/route";

export const GET = route<{ id: string }>(async (viewer, _, { id }) => Response.json(await getDutyJson(viewer, id)));
