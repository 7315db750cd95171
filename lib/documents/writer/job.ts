import type { Format } from "../schema";
import type { DocumentSpec } from "../write";

/** What the web server asks of the writer's process, and what it gets. */
export interface Job {
  spec: DocumentSpec;
  format: Format;
}

export type Answer = { bytes: Uint8Array } | { error: string };
