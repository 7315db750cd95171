"use server";

import { action } from "@/lib/action";
import { chooseRecheck, recordRecheck, sampleRechecks } from "./mutations";
import { chooseRecheckSchema, recordRecheckSchema, sampleRechecksSchema } from "./schema";

const revalidate = ["/"];

export const sampleRechecksAction = action(sampleRechecksSchema, sampleRechecks, { revalidate });
export const chooseRecheckAction = action(chooseRecheckSchema, chooseRecheck, { revalidate });
export const recordRecheckAction = action(recordRecheckSchema, recordRecheck, { revalidate });
