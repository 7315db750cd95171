"use server";

import { action } from "@/lib/action";
import { decideExtension, requestExtension, withdrawExtension } from "./mutations";
import { decideExtensionSchema, extensionVersionSchema, requestExtensionSchema } from "./schema";

const revalidate = ["/"];

export const requestExtensionAction = action(requestExtensionSchema, requestExtension, { revalidate });
export const decideExtensionAction = action(decideExtensionSchema, decideExtension, { revalidate });
export const withdrawExtensionAction = action(extensionVersionSchema, withdrawExtension, { revalidate });
