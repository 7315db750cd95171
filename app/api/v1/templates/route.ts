import { uploadRoute } from "@/lib/route";
import { uploadTemplate } from "@/lib/templates/mutations";

/** A template, or a new edition of one. */
export const POST = uploadRoute(async (viewer, request) =>
  Response.json(await uploadTemplate(viewer, request, request.signal), { status: 201 }),
);
