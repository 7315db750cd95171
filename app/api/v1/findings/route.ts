import { raiseOnce } from "@/lib/api/findings/mutations";
import { listFindingsJson } from "@/lib/api/findings/queries";
import { findingBodySchema } from "@/lib/api/findings/schema";
import { assertCan } from "@/lib/auth/roles";
import { readJson, route } from "@/lib/route";

export const GET = route(async (viewer, request) =>
  Response.json(await listFindingsJson(viewer, request.nextUrl.searchParams)),
);

export const POST = route(async (viewer, request) => {
  assertCan(viewer, "raiseFinding");
  const body = await readJson(request, findingBodySchema);
  const key = request.headers.get("idempotency-key");
  const finding = await raiseOnce(viewer, { body, key, path: request.nextUrl.pathname });
  return Response.json(finding, { status: 201 });
});
