import type { FileFault } from "@/lib/imports/status";

/** Why a file is refused as a whole; thrown by the readers, answered by `openBook`. */
export class FaultError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What a file says does not fit together. */
export const broken = () => new FaultError("BROKEN_FILE");
