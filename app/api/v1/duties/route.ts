import { listDutiesJson } from "@/lib/api/queries";
import { route } from "@/lib/route";

export const GET = route(async (viewer, request) =>
  Response.json(await listDutiesJson(viewer, request.nextUrl.searchParams)),
);
