// npm run build: compiles the program unless the compiled one is current. `npm start` does the same by itself.
import { ensureBuild } from "./start/build.ts";
import { StartError } from "./start/fault.ts";
import { readSettings } from "./start/settings.ts";
import { shutDown, stopOnSignals } from "./start/shutdown.ts";
import { sayFault, step } from "./start/terminal.ts";

stopOnSignals(() => undefined);
try {
  const settings = await readSettings();
  await step("编译程序", "Build", () => ensureBuild(settings));
} catch (error) {
  if (error instanceof StartError) sayFault(error);
  else console.error(error);
  await shutDown(1);
}
