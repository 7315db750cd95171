import { startProgram } from "./server.ts";

/** One running program with demo data for all journeys; workers find it in E2E_URL. Playwright calls what we return at the end. */
export default async function setup() {
  const program = await startProgram();
  process.env.E2E_URL = program.url;
  return program.stop;
}
