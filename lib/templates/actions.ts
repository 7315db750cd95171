"use server";

import { action } from "@/lib/action";
import { voidTemplate } from "./mutations";
import { voidTemplateSchema } from "./schema";

export const voidTemplateAction = action(voidTemplateSchema, voidTemplate, { revalidate: ["/"] });
