import { findReadiness } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** 200 when the program can do its work, else 503 with what is missing. */
export async function GET() {
  const checks = await findReadiness();
  const isReady = Object.values(checks).every(Boolean);
  return Response.json(
    { status: isReady ? "ok" : "unavailable", checks },
    { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
