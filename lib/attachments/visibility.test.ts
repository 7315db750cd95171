import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, hangContent, storeContent } from "@/lib/testing/evidence";
import { createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { getContent } from "./content/queries";
import { countEvidence, listDutyEvidence, listEvidence, listEvidenceCounts } from "./queries";
import type { AttachmentTarget, EvidenceOf } from "./schema";
import { resolveTarget } from "./target/queries";
import { getAttachmentUses } from "./uses/queries";

const db = useDatabase();
useFiles();

const PEOPLE = [
  "office",
  "leader",
  "assessor",
  "viewer",
  "head",
  "bureau",
  "town",
  "neighbour",
  "third",
  "foreign",
] as const;
type Person = (typeof PEOPLE)[number] | "admin";
const PLACES = ["finding", "measure", "duty", "bureauShare", "townShare", "staged", "draft"] as const;
type Place = (typeof PLACES)[number];

const people = {} as Record<Person, Viewer>;
const ids = {} as Record<Place, string>;
const targets = {} as Record<Place, AttachmentTarget>;
const lists = {} as Record<Exclude<Place, "staged" | "draft">, EvidenceOf>;
let dutyId: string;

beforeAll(async () => {
  const county = await makeGovernment();
  const third = await createUnit(county, "县统计局");
  people.office = await makePerson("OFFICE", county.officeId);
  people.leader = await makePerson("LEADER", county.id);
  people.assessor = await makePerson("ASSESSOR", county.officeId);
  people.viewer = await makePerson("VIEWER", county.officeId);
  people.head = await makePerson("UNIT_HEAD", county.bureauId);
  people.bureau = await makePerson("LIAISON", county.bureauId);
  people.town = await makePerson("LIAISON", county.townId);
  people.neighbour = await makePerson("LIAISON", county.townId);
  people.third = await makePerson("LIAISON", third.id);
  people.foreign = await makePerson("OFFICE", (await makeGovernment()).officeId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);

  const plan = await createPlan(county.id);
  const duty = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId] });
  dutyId = duty.id;
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId], leadUnitId: county.bureauId });
  const draft = await createItem(await createPlan(county.id, { year: 2027, status: "DRAFT" }), {
    unitIds: [county.townId],
  });
  const bureauShare = { dutyId, assignmentId: duty.of(county.bureauId).id, period: "2026-Q3" };
  const townShare = { dutyId, assignmentId: duty.of(county.townId).id, period: "2026-Q3" };
  const sha256 = await storeContent("同一份材料");
  const hang = async (place: Place, uploader: Viewer, columns: Parameters<typeof hangContent>[2]) => {
    ids[place] = (await hangContent(uploader, sha256, columns)).id;
  };
  await hang("finding", people.town, { findingId: finding.id });
  await hang("measure", people.town, { findingId: finding.id, measureId: finding.measureId });
  await hang("duty", people.bureau, { dutyId });
  await hang("bureauShare", people.bureau, bureauShare);
  await hang("townShare", people.town, townShare);
  await hang("staged", people.town, {});
  await hang("draft", people.office, { dutyId: draft.id });
  targets.finding = { finding: finding.id };
  targets.measure = { measure: finding.measureId };
  targets.duty = { duty: dutyId };
  targets.bureauShare = { assignment: bureauShare.assignmentId, period: "2026-Q3" };
  targets.townShare = { assignment: townShare.assignmentId, period: "2026-Q3" };
  targets.staged = {};
  targets.draft = { duty: draft.id };
  lists.finding = { finding: finding.id };
  lists.measure = { measure: finding.measureId };
  lists.duty = { duty: dutyId };
  lists.bureauShare = { assignment: bureauShare.assignmentId, period: "2026-Q3" };
  lists.townShare = { assignment: townShare.assignmentId, period: null };
});

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error) => {
      if (error instanceof AppError)
        return error.code === "NOT_FOUND" ? "404" : error.code === "FORBIDDEN" ? "403" : error.key;
      throw error;
    },
  );

async function row(person: Person, ask: (viewer: Viewer, place: Place) => Promise<unknown>) {
  const answers = [];
  for (const place of PLACES) answers.push(await outcome(ask(people[person], place)));
  return answers.join(" ");
}

describe("who opens evidence that hangs on", () => {
  test.each<[Person, string]>([
    // finding, measure, duty, share of the bureau, share of the town, staged by the town, draft year
    ["office", "ok ok ok ok ok 404 ok"],
    ["leader", "ok ok ok ok ok 404 404"],
    ["assessor", "ok ok ok ok ok 404 404"],
    ["viewer", "ok ok ok ok ok 404 404"],
    ["head", "ok ok ok ok ok 404 404"],
    ["bureau", "ok ok ok ok ok 404 404"],
    ["town", "ok ok ok 404 ok ok 404"],
    ["neighbour", "ok ok ok 404 ok 404 404"],
    ["third", "404 404 404 404 404 404 404"],
    ["foreign", "404 404 404 404 404 404 404"],
    ["admin", "403 403 403 403 403 403 403"],
  ])("%s", async (person, expected) => {
    expect(await row(person, (viewer, place) => getContent(viewer, ids[place]))).toBe(expected);
    expect(await row(person, (viewer, place) => getAttachmentUses(viewer, ids[place]))).toBe(expected);
  });
});

describe("who attaches to", () => {
  test.each<[Person, string]>([
    ["office", "ok ok ok ok ok ok planNotIssued"],
    ["leader", "403 403 403 403 403 403 404"],
    ["assessor", "403 403 403 403 403 403 404"],
    ["viewer", "403 403 403 403 403 403 404"],
    ["head", "ok ok ok ok 403 ok 404"],
    ["bureau", "ok ok ok ok 403 ok 404"],
    // For a duty that they do not lead they get their own share of it.
    ["town", "ok ok ok 404 ok ok 404"],
    ["neighbour", "ok ok ok 404 ok ok 404"],
    ["third", "404 404 404 404 404 ok 404"],
    ["foreign", "404 404 404 404 404 ok 404"],
    ["admin", "403 403 403 403 403 403 403"],
  ])("%s", async (person, expected) => {
    const asked = await row(person, (viewer, place) => resolveTarget(viewer, targets[place]));
    // A draft year is refused as FORBIDDEN, with the reason.
    expect(asked).toBe(expected.replace("planNotIssued", "403"));
  });
});

test("what one may not open is neither listed nor counted", async () => {
  for (const person of PEOPLE) {
    for (const place of Object.keys(lists) as (keyof typeof lists)[]) {
      const expected = (await outcome(getContent(people[person], ids[place]))) as string;
      const listed = listEvidence(people[person], lists[place]);
      expect(await outcome(listed), `${person} ${place}`).toBe(expected);
      if (expected === "ok") {
        expect(await countEvidence(people[person], lists[place])).toBe((await listed).length);
        expect((await listed).map(({ id }) => id)).toContain(ids[place]);
      }
    }
  }
  const counts = [targets.bureauShare, targets.townShare].map(({ assignment }) => ({
    assignmentId: assignment as string,
    period: "2026-Q3",
  }));
  expect(await listEvidenceCounts(people.office, counts)).toHaveLength(2);
  expect(await listEvidenceCounts(people.town, counts)).toEqual([{ ...counts[1], count: 1 }]);
});

test("a duty's evidence comes by unit and period, and to a unit without the others' shares", async () => {
  const groups = await listDutyEvidence(people.office, dutyId);
  expect(groups.map(({ unitName, period, rows }) => [unitName, period, rows.length])).toEqual([
    [null, null, 1],
    ["县市场监督管理局", "2026-Q3", 1],
    ["城关镇", "2026-Q3", 1],
  ]);
  expect((await listDutyEvidence(people.town, dutyId)).map(({ unitName }) => unitName)).toEqual([null, "城关镇"]);
});

test("the same content is counted where the viewer may see it, staged uploads left out", async () => {
  const [seen] = await listEvidence(people.town, lists.townShare);
  // The finding with its measure is one place, the duty another; the bureau's share is out of sight.
  expect(seen?.uses).toBe(2);
  const [all] = await listEvidence(people.office, lists.townShare);
  expect(all?.uses).toBe(4);
  const uses = await getAttachmentUses(people.town, ids.townShare);
  expect(uses.map(({ finding, duty }) => finding?.number ?? duty?.code)).toHaveLength(4);
});

test("guessed and misshapen ids are all the same 404", async () => {
  const { sha256 } = await db.storedFile.findFirstOrThrow();
  for (const id of [
    crypto.randomUUID(),
    "",
    "1",
    "../../etc/passwd",
    sha256,
    targets.duty.duty as string,
    ids.bureauShare,
  ]) {
    await expect(getContent(people.town, id)).rejects.toMatchObject({ code: "NOT_FOUND", key: "notFound" });
  }
  for (const target of [
    { duty: crypto.randomUUID() },
    { report: "x" },
    { measure: ids.duty },
    { previous: ids.bureauShare },
  ]) {
    await expect(resolveTarget(people.town, target)).rejects.toMatchObject({ code: "NOT_FOUND", key: "notFound" });
  }
});
