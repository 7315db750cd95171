"use server";

import { action } from "@/lib/action";
import { acceptFilteredSchema, acceptReportsSchema, reviewReportSchema } from "@/lib/duties/progress/schema";
import { acceptFiltered, acceptReports, reviewReport, signReports } from "./mutations";

const revalidate = ["/"];

// Reviewed one by one the page keeps still: the list marks each at once and is read anew when it is done.
export const reviewReportAction = action(reviewReportSchema, reviewReport);
export const signReportsAction = action(acceptReportsSchema, signReports);
export const acceptReportsAction = action(acceptReportsSchema, acceptReports, { revalidate });
export const acceptFilteredAction = action(acceptFilteredSchema, acceptFiltered, { revalidate });
