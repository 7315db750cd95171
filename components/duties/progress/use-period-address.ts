import { useEffect } from "react";
import type { Period } from "@/lib/duties/progress/rules";

/**
 * Names the period in the address. Without it the server shows the period that is owed, so that handing in the last row
 * would turn the sheet to the next period under the eyes of the person who wants to see what was handed in.
 */
export function usePeriodAddress(period: Period): void {
  useEffect(() => {
    const address = new URL(location.href);
    if (address.searchParams.has("period")) return;
    address.searchParams.set("period", period);
    history.replaceState(null, "", address);
  }, [period]);
}
