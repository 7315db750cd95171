export const dynamic = "force-dynamic";

/** Answers while the process runs; asks nothing else. */
export function GET() {
  return Response.json({ status: "ok", checks: { process: true } }, { headers: { "Cache-Control": "no-store" } });
}
