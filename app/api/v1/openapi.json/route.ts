import { openApi } from "@/lib/api/openapi";

export const dynamic = "force-static";

/** Needs no sign-in: it tells what the programs' door looks like, nothing of what is behind it. */
export function GET() {
  return Response.json(openApi());
}
