import { forbidden, notFound, redirect } from "next/navigation";
import { AppError } from "./errors";

/**
 * The pages' edge: runs what a page reads and turns expected refusals into Next's 403 and 404 pages and the way to
 * sign-in. `const duty = await forPage(() => getDuty(viewer, id))`. Call it before anything streams, so that the
 * answer carries the right status.
 */
export async function forPage<Data>(read: () => Data | Promise<Data>): Promise<Data> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "NOT_FOUND" || error.code === "INVALID") notFound();
    if (error.code === "FORBIDDEN") forbidden();
    if (error.code === "UNAUTHENTICATED") redirect("/sign-in");
    throw error;
  }
}
