// npm run docs:permissions: writes docs/permissions.md from the verb × role table. A test compares the two.
import { writeFileSync } from "node:fs";
import { PERMISSIONS_FILE, permissionsPage } from "./permissions-page";

writeFileSync(PERMISSIONS_FILE, permissionsPage());
