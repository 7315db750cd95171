// npm run arch: checks the import rules of dependency-cruiser.config.mjs.
import { resolve } from "node:path";
import { cruise } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const root = resolve(import.meta.dirname, "../..");
process.chdir(root);
const { options, ...ruleSet } = await extractConfig(resolve(root, "dependency-cruiser.config.mjs"));
const tsConfig = extractTSConfig(resolve(root, "tsconfig.json"));
const { output } = await cruise(["app", "components", "lib"], { ...options, ruleSet, validate: true }, undefined, {
  tsConfig,
});
if (typeof output === "string") throw new Error(output);

for (const { rule, from, to } of output.summary.violations)
  console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
// With a TypeScript that it does not know, the cruiser reads nothing and finds nothing wrong.
const { totalCruised, error } = output.summary;
if (totalCruised === 0) console.error("no module was read: is TypeScript at a version that dependency-cruiser knows?");
process.stdout.write(`${totalCruised} modules, ${error} violations\n`);
process.exitCode = error > 0 || totalCruised === 0 ? 1 : 0;
