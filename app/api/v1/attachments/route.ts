import { uploadAttachment } from "@/lib/attachments/upload/mutations";
import { uploadRoute } from "@/lib/route";

export const POST = uploadRoute(async (viewer, request) =>
  Response.json(await uploadAttachment(viewer, request, request.signal), { status: 201 }),
);
