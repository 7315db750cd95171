import type { APIRequestContext } from "@playwright/test";
import type { FindingDetailJson, FindingSummaryJson } from "../../lib/api/findings/schema";
import type { DutyDetailJson, DutyListJson, ReportJson } from "../../lib/api/schema";
import type { PartyOptions } from "../../lib/duties/form/queries";
import type { DutyRecord } from "../../lib/duties/record/queries";
import { type BuiltAction, callAction } from "./client";
import { PEOPLE, type Target } from "./people";

interface Records {
  dutyId: string;
  assignmentId: string;
  /** A report that waits for review. */
  reportId: string;
  reportVersion: number;
  /** A file on that report. */
  attachmentId: string;
  /** Files that may be voided, one for each person by name. */
  spareFiles: Record<string, string>;
  /** A finding of that unit alone, under rectification, and its measure. */
  findingId: string;
  measureId: string;
  /** The preview of a progress table of that unit. */
  importId: string;
}

/** Ids of the running program's demo data on which every case is tried. */
export interface Scene {
  records: Record<Target, Records>;
  year: number;
  planId: string;
  indicatorId: string;
  unit: { id: string; code: string };
  group: { id: string; name: string };
  userId: string;
  /** An own template that has a newer edition. */
  templateId: string;
}

type Clients = Record<"office" | "liaison" | "town" | "admin", APIRequestContext>;

export async function findScene(clients: Clients, actions: readonly BuiltAction[]): Promise<Scene> {
  const action = (name: string) => actions.find((one) => one.name.endsWith(`#${name}`)) as BuiltAction;
  const ofBureau = await idsOf(clients.liaison);
  const ofTown = await idsOf(clients.town);
  const bureau = await recordsOf(clients.liaison, (id) => ofTown.has(id));
  const town = await recordsOf(clients.town, (id) => ofBureau.has(id));
  const duty = (await dataOf(clients.office, action("loadDutyAction"), { id: bureau.dutyId })) as DutyRecord;
  const options = (await dataOf(clients.office, action("loadPartyOptionsAction"), undefined)) as PartyOptions;
  const detail: DutyDetailJson = await (await clients.town.get(`/api/v1/duties/${town.dutyId}`)).json();
  const own = detail.assignments.find(({ id }) => id === town.assignmentId)?.unit;
  return {
    records: { bureau, town, unknown: unknownRecords() },
    year: duty.plan.year,
    planId: duty.plan.id,
    indicatorId: duty.indicator?.id ?? "",
    unit: { id: options.units.find((unit) => unit.name === own?.name)?.id ?? "", code: own?.code ?? "" },
    group: options.groups[0] as Scene["group"],
    userId: await anyUserId(clients.admin),
    templateId: await supersededTemplate(clients.office),
  };
}

const unknownRecords = (): Records => ({
  dutyId: crypto.randomUUID(),
  assignmentId: crypto.randomUUID(),
  reportId: crypto.randomUUID(),
  reportVersion: 1,
  attachmentId: crypto.randomUUID(),
  spareFiles: {},
  findingId: crypto.randomUUID(),
  measureId: crypto.randomUUID(),
  importId: crypto.randomUUID(),
});

async function dataOf(client: APIRequestContext, action: BuiltAction, input: unknown) {
  const answer = await callAction(client, action, input);
  if (!answer.ok) throw new Error(`${action.name}: ${answer.error.code}`);
  return answer.data;
}

async function list(client: APIRequestContext, query: string): Promise<DutyListJson> {
  return (await client.get(`/api/v1/duties?size=100${query}`)).json();
}

async function idsOf(client: APIRequestContext): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let page = 1; ; page++) {
    const { items } = await list(client, `&page=${page}`);
    for (const { id } of items) ids.add(id);
    if (items.length < 100) return ids;
  }
}

/** A duty of the own unit of which the other unit has no part, with a report that we hand in ourselves. */
async function recordsOf(client: APIRequestContext, isOthersToo: (id: string) => boolean): Promise<Records> {
  const { items } = await list(client, "&kind=ASSESSMENT_ITEM&myStatus=NOT_STARTED,IN_PROGRESS,RETURNED");
  const duty = items.find((one) => one.mine && one.indicator && !isOthersToo(one.id));
  if (!duty?.mine) throw new Error("the demo data hold no duty that only one of both units has");
  const { assignmentId, version } = duty.mine;
  const detail: DutyDetailJson = await (await client.get(`/api/v1/duties/${duty.id}`)).json();
  const data = { period: String(detail.year), progress: "已召开专题会议，按计划推进。", submit: true, version };
  const headers = { "idempotency-key": crypto.randomUUID() };
  const response = await client.post(`/api/v1/assignments/${assignmentId}/reports`, { data, headers });
  const report: ReportJson = await response.json();
  if (response.status() !== 201) throw new Error(`handing in was answered ${response.status()}`);
  const attachmentId = await upload(client, assignmentId, "共用");
  const spareFiles: Record<string, string> = {};
  for (const { username } of PEOPLE) spareFiles[username] = await upload(client, assignmentId, username);
  return {
    dutyId: duty.id,
    assignmentId,
    reportId: report.id,
    reportVersion: report.version,
    attachmentId,
    spareFiles,
    ...(await raise(client, detail.assignments.find(({ id }) => id === assignmentId)?.unit.code ?? "")),
    importId: await preview(client, detail.year),
  };
}

/** What a unit finds with itself. */
async function raise(client: APIRequestContext, unit: string): Promise<{ findingId: string; measureId: string }> {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const measures = [{ text: "补齐案卷并建立归档制度。" }];
  const data = { source: "SELF_CHECK", kind: "DEADLINE", text: "执法案卷归档不及时", units: [unit], measures };
  const response = await client.post("/api/v1/findings", { data, headers });
  if (response.status() !== 201) throw new Error(`raising was answered ${response.status()}`);
  const { id }: FindingSummaryJson = await response.json();
  const finding: FindingDetailJson = await (await client.get(`/api/v1/findings/${id}`)).json();
  const [measure] = finding.measures;
  if (!measure) throw new Error("the finding was raised without its measure");
  return { findingId: finding.id, measureId: measure.id };
}

/** Evidence of the share; the same few words each time are stored once, and the same name would be the same file. */
async function upload(client: APIRequestContext, assignment: string, name: string): Promise<string> {
  const file = {
    name: `越权检查-${name}.txt`,
    mimeType: "text/plain",
    buffer: Buffer.from("已召开专题会议，按计划推进。"),
  };
  const response = await client.post("/api/v1/attachments", { multipart: { assignment, file } });
  if (response.status() !== 201) throw new Error(`uploading was answered ${response.status()}`);
  return ((await response.json()) as { id: string }).id;
}

/** A progress table that is looked at, and never confirmed. */
async function preview(client: APIRequestContext, year: number): Promise<string> {
  const text = "工作措施,进展情况\n越权检查,已召开专题会议\n";
  const file = { name: "越权检查.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  const multipart = { kind: "progress", year: String(year), file };
  const response = await client.post("/api/v1/imports", { multipart });
  if (response.status() !== 201) throw new Error(`a preview was answered ${response.status()}`);
  return ((await response.json()) as { id: string }).id;
}

/** The built-in layout as a template, and again as its second edition. */
async function supersededTemplate(client: APIRequestContext): Promise<string> {
  const buffer = await (await client.get("/api/v1/templates/starter?document=breakdown&format=docx")).body();
  const file = { name: "越权检查.docx", mimeType: "application/octet-stream", buffer };
  const send = async (fields: Record<string, string>) => {
    const response = await client.post("/api/v1/templates", { multipart: { ...fields, file } });
    if (response.status() !== 201) throw new Error(`a template was answered ${response.status()}`);
    return ((await response.json()) as { id: string }).id;
  };
  const previousId = await send({ document: "breakdown", name: "Access" });
  await send({ previousId });
  return previousId;
}

/** Out of the page of users: no program's door gives it away. */
async function anyUserId(admin: APIRequestContext): Promise<string> {
  const page = await (await admin.get("/admin/users?q=viewer")).text();
  const id = /\\"id\\":\\"([0-9a-f-]{36})\\"[^{}]*\\"username\\":\\"viewer\\"/.exec(page)?.[1];
  if (!id) throw new Error("the page of users does not carry the id of viewer");
  return id;
}
