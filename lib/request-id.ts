import { headers } from "next/headers";

/** The number of the request being answered, which also stands in the log; "" outside of one. */
export async function findRequestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? "";
}
