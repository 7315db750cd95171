import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Viewer, viewerOf } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { DUMPS } from "@/lib/testing/dumps";
import { useFiles } from "@/lib/testing/files";
import { seedDemo } from "@/prisma/seed/seed";
import { exportDocument } from "./mutations";
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName, type Format } from "./schema";

// Every document in every format as another program reads it, compared with `golden/<document>.<format>.txt`.
// A change that is meant: npx vitest run lib/documents/golden.test.ts -u, and look at the difference.

const DAY = "2026-11-23";
const db = useDatabase();
useFiles();
let office: Viewer;

/** A part of each that shows all its traits: the whole would be hundreds of pages. */
const PARTS: Record<DocumentName, Record<string, string>> = {
  breakdown: { year: "2020", keyTask: "T01,T02" },
  "score-sheet": { unit: "620724-scjgj", indicator: "7,8" },
  progress: { unit: "620724-scjgj", keyTask: "T01", period: "2026-Q3" },
  rectification: { year: "2026", source: "INSPECTION_COUNTY" },
  overdue: { unit: "620724-scjgj" },
  "unit-duties": { unit: "620724-scjgj" },
  "responsibility-letter": { unit: "620724-scjgj" },
  "closure-request": { year: "2020", finding: "2020-001" },
  duties: { lamp: "RED", group: "lead", sort: "-dueOn,code" },
  findings: { group: "status", sort: "dueOn,number" },
};

beforeAll(async () => {
  await seedDemo(DAY);
  // Without it PostgreSQL plans for tables that were empty a moment ago.
  await db.$executeRaw`analyze`;
  const { id } = await db.user.findFirstOrThrow({ where: { username: "office" } });
  office = await viewerOf(id);
}, 120_000);

// The first of a format loads its library, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(`${DAY}T04:00:00Z`), toFake: ["Date"] });
});

const CASES = DOCUMENT_NAMES.flatMap((name) => DOCUMENTS[name].map((format): [DocumentName, Format] => [name, format]));

test.each(CASES)("%s.%s reads as it did", async (name, format) => {
  const { bytes, rows } = await exportDocument(office, name, format, PARTS[name]);
  expect(rows).toBeGreaterThan(0);
  const dump = await DUMPS[format](bytes);
  await expect(dump).toMatchFileSnapshot(`golden/${name}.${format}.txt`);
});

test.each(CASES.filter(([, format]) => format === "pdf"))(
  "%s.%s copies as it was written, as a preview",
  async (name) => {
    const { bytes } = await exportDocument(office, name, "pdf", PARTS[name]);
    const pages = (await DUMPS.pdf(bytes)).split("\n## ").slice(1);
    for (const page of pages) {
      expect(page).toContain("预览");
      // Radicals look like characters and are none: ⽉ is not 月.
      expect(page).not.toMatch(/[\u2e80-\u2fdf]/);
    }
  },
);
