import { expect, type Page } from "@playwright/test";
import type { ClosureJson, FindingDetailJson } from "../../lib/api/findings/schema";
import { dayFromNow } from "./duties";
import { pngFile } from "./files";

interface NewFinding {
  text: string;
  /** Codes of units, the first answers for it. */
  units: string[];
  /** Code of the unit that checks. */
  lead?: string;
  /** Words of its measures, due in a month. */
  measures?: string[];
}

/** Raises a finding through the API, as the person signed in. */
export async function raiseFinding(page: Page, { measures = [], ...words }: NewFinding): Promise<FindingDetailJson> {
  const dueOn = dayFromNow(30);
  const data = {
    ...{ source: "INSPECTION_COUNTY", kind: "DEADLINE", ...words },
    measures: measures.map((text) => ({ text, dueOn })),
  };
  const { id } = await post<{ id: string }>(page, "/api/v1/findings", data);
  return findingOf(page, id);
}

/** A finding whose measures are reported done by `unit`'s person and proved: closure can be applied for. */
export async function readyFinding(office: Page, person: Page, finding: NewFinding): Promise<FindingDetailJson> {
  const { id, measures } = await raiseFinding(office, finding);
  for (const measure of measures) {
    const data = { version: measure.version, text: `${measure.text}：已全部完成，并经逐件核对。`, status: "DONE" };
    await post(person, `/api/v1/measures/${measure.id}/reports`, data);
  }
  await proveFinding(person, id);
  return findingOf(person, id);
}

async function findingOf(person: Page, id: string): Promise<FindingDetailJson> {
  return (await person.request.get(`/api/v1/findings/${id}`)).json();
}

/** A picture as evidence of a finding. */
async function proveFinding(person: Page, id: string): Promise<void> {
  const multipart = { finding: id, file: pngFile("整改现场.png") };
  const response = await person.request.post("/api/v1/attachments", { multipart, headers: await origin(person) });
  expect(response.status(), await response.text()).toBe(201);
}

/** One step of a closure, as the API knows them. */
export async function decide(person: Page, id: string, data: { action: string; reason?: string; method?: string }) {
  const { version } = await findingOf(person, id);
  return post<ClosureJson>(person, `/api/v1/findings/${id}/closure`, { version, ...data });
}

async function post<Json>(page: Page, path: string, data: object): Promise<Json> {
  const headers = { "idempotency-key": crypto.randomUUID(), ...(await origin(page)) };
  const response = await page.request.post(path, { data, headers });
  expect(response.status(), `${path} ${await response.text()}`).toBeLessThan(300);
  return response.json();
}

/** What a browser says of itself and a program must: writes are refused without it. */
async function origin(page: Page): Promise<{ origin: string }> {
  const answer = await page.request.get("/api/health");
  return { origin: new URL(answer.url()).origin };
}
