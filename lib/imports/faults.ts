import { AppError } from "@/lib/errors";
import { FAULT_MESSAGES } from "./rules";
import type { FileFault } from "./status";

/** The refusal of a file as a whole, for whoever sent it alone. */
export function faultError({ name, fault, faultValues }: RefusedFile): AppError {
  return new AppError(fault, FAULT_MESSAGES[fault], { field: "file", values: { ...faultValues, name } });
}

export interface RefusedFile {
  name: string;
  fault: FileFault;
  faultValues: Record<string, string | number>;
}

/** The first of the files when all of them were refused; null when one can be read. */
export function refusedWhole(
  files: readonly (Omit<RefusedFile, "fault"> & { fault: FileFault | null })[],
): RefusedFile | null {
  const refused = files.flatMap(({ fault, ...file }) => (fault === null ? [] : [{ ...file, fault }]));
  return refused.length === files.length ? (refused[0] ?? null) : null;
}
