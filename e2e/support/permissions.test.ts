import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERMISSIONS_FILE, permissionsPage } from "./permissions-page";

test("docs/permissions.md says what the verb × role table says (else: npm run docs:permissions)", () => {
  expect(readFileSync(PERMISSIONS_FILE, "utf8")).toBe(permissionsPage());
});
