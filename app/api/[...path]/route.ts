import { notFound } from "@/lib/errors";
import { route } from "@/lib/route";

/** A misspelt address of the API is refused as programs expect it, not with the page for people. */
const nothing = route<{ path: string[] }>(() => Promise.reject(notFound()));

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
