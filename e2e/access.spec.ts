import type { APIRequestContext } from "@playwright/test";
import { can } from "../lib/auth/roles";
import { ACTION_ROWS, expectedOutcomes, OPEN_ACTIONS } from "./access/actions";
import { type BuiltAction, builtActions, builtRoutes, callAction, clientFor, outcomeOf } from "./access/client";
import { canAny, isAdministrator, owns, PEOPLE, type Person, sees, TARGETS, type Target } from "./access/people";
import { expectedStatuses, ROUTE_ROWS } from "./access/routes";
import { findScene, type Scene } from "./access/scene";
import { expect, test } from "./fixtures";

// Generated from the verb × role table and the build's own lists of routes and server actions: every role × every page,
// route and action × own, foreign and unknown records, against the running program. What is allowed is tried with a stale
// version or a taken name, so that nothing changes.

const actions = builtActions();
const routes = builtRoutes();
const clients = new Map<string, APIRequestContext>();
let scene: Scene;

const clientOf = (person: Person | null) => clients.get(person?.username ?? "") as APIRequestContext;

test.beforeAll(async ({ playwright }) => {
  const url = process.env.E2E_URL ?? "";
  clients.set("", await clientFor(playwright.request, url));
  for (const { username } of PEOPLE) clients.set(username, await clientFor(playwright.request, url, username));
  const [office, liaison, town, admin] = ["office", "liaison", "town", "admin"].map((name) => clients.get(name));
  scene = await findScene({ office, liaison, town, admin } as Parameters<typeof findScene>[0], actions);
});

test.afterAll(async () => {
  for (const client of clients.values()) await client.dispose();
});

test("every route and every server action of the build is in the tables, and nothing else", () => {
  const missing = [
    ...routes.filter((route) => !(route in ROUTE_ROWS)),
    ...actions.map(({ name }) => name).filter((name) => !(name in ACTION_ROWS)),
  ];
  expect(missing, "add a row that says who may").toEqual([]);
  const gone = [
    ...Object.keys(ROUTE_ROWS).filter((route) => !route.startsWith("/_") && !routes.includes(route)),
    ...Object.keys(ACTION_ROWS).filter((name) => !actions.some((action) => action.name === name)),
  ];
  expect(gone, "no page uses it: remove it with its row").toEqual([]);
});

for (const person of [null, ...PEOPLE]) {
  const name = person?.username ?? "nobody";

  test(`${name} gets from every page and route what the table says`, async () => {
    test.setTimeout(180_000);
    for (const route of routes) {
      const row = ROUTE_ROWS[route];
      if (!row) continue;
      for (const target of row.isRecord ? TARGETS : (["bureau"] as const)) {
        const url = row.url(scene, target);
        const response = await clientOf(person).get(url);
        const expected = expectedStatuses(route, person, target);
        expect.soft(expected, `${name} ${url} (${target}) answered ${response.status()}`).toContain(response.status());
        if (response.status() === 307 && person === null)
          expect.soft(response.headers().location).toMatch(/\/sign-in(\?|$)/);
      }
    }
  });

  test(`${name} gets from every server action what the table says`, async () => {
    test.setTimeout(180_000);
    for (const action of actions) {
      const row = ACTION_ROWS[action.name];
      if (!row) continue;
      for (const target of row.isRecord ? TARGETS : (["bureau"] as const)) {
        const answer = await callAction(clientOf(person), action, row.input(scene, target, person ?? NOBODY));
        const isOpen = OPEN_ACTIONS.includes(action.name);
        const expected: readonly string[] =
          person || isOpen ? expectedOutcomes(row, person ?? NOBODY, target) : ["UNAUTHENTICATED"];
        expect
          .soft(expected, `${name} ${action.name} (${target}) answered ${outcomeOf(answer)}`)
          .toContain(outcomeOf(answer));
        if (answer.ok && row.isBulk)
          expect.soft(answer.data, `${name} ${action.name}`).toMatchObject({ [row.isBulk]: 0 });
      }
      if (row.isRecord && person) await expectNoHint(action, person);
    }
  });

  test(`${name} may hang a file where the table says`, async () => {
    for (const target of TARGETS) {
      // An empty file gets as far as one can without being kept.
      const file = { name: "空.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) };
      const multipart = { assignment: scene.records[target].assignmentId, file };
      const response = await clientOf(person).post("/api/v1/attachments", { multipart });
      const mayAttach = person && (can(person, "editFinding") || owns(person, target));
      const refused = person && !can(person, "attachEvidence");
      const expected = refused ? 403 : statusOf(person, target, mayAttach ? 422 : 403);
      expect.soft(response.status(), `${name} POST a file (${target})`).toBe(expected);
    }
  });

  test(`${name} gets from the API's writes what the table says`, async () => {
    for (const target of [...TARGETS, "malformed"] as const) {
      const ids = target === "malformed" ? { assignmentId: "1", reportId: "1" } : scene.records[target];
      const client = clientOf(person);
      const reports = `/api/v1/assignments/${ids.assignmentId}/reports`;
      const review = `/api/v1/reports/${ids.reportId}/review`;
      const report = { period: String(scene.year), progress: "越权检查", submit: true, version: 999_999 };
      const headers = { "idempotency-key": crypto.randomUUID() };
      const place = target === "malformed" ? "unknown" : target;
      const [mayReport, mayReview] = person
        ? [
            can(person, "reportProgress") && owns(person, place),
            can(person, "reviewAny") || (can(person, "reviewLed") && !owns(person, place)),
          ]
        : [false, false];
      const cases: [string, object, number][] = [
        [reports, report, statusOf(person, place, mayReport ? 409 : 403)],
        [reports, {}, statusOf(person, place, 422)],
        [review, { decision: "ACCEPT", version: 999_999 }, statusOf(person, place, mayReview ? 409 : 403)],
        [review, { decision: "MAYBE" }, statusOf(person, place, 422)],
      ];
      for (const [url, data, status] of cases) {
        const response = await client.post(url, { data, headers });
        expect.soft(response.status(), `${name} POST ${url} (${target})`).toBe(status);
        expect.soft(response.headers()["content-type"]).toContain("application/problem+json");
      }
    }
  });

  test(`${name} gets from the writes on findings what the table says`, async () => {
    const client = clientOf(person);
    const raised = await client.post("/api/v1/findings", { data: {} });
    expect
      .soft(raised.status(), `${name} POST a finding`)
      .toBe(!person ? 401 : can(person, "raiseFinding") ? 422 : 403);
    for (const target of TARGETS) {
      const { findingId, measureId } = scene.records[target];
      const own = person !== null && owns(person, target);
      const rectifies = person !== null && can(person, "rectify") && own;
      const plans = person !== null && (can(person, "editFinding") || rectifies);
      const decides =
        person !== null && canAny(person, ["signClosure", "checkClosure", "reviewClosure", "approveClosure"]);
      const version = 999_999;
      const words = { text: "越权检查", version };
      const cases: [string, object, boolean][] = [
        [`findings/${findingId}/measures`, words, plans],
        [`findings/${findingId}/closure`, { action: "APPLY", version }, rectifies],
        [`findings/${findingId}/closure`, { action: "APPROVE", version }, decides],
        [`measures/${measureId}/reports`, { ...words, status: "DONE" }, rectifies],
      ];
      for (const [path, data, may] of cases) {
        for (const [body, status] of [[data, may ? 409 : 403] as const, [{}, 422] as const]) {
          const response = await client.post(`/api/v1/${path}`, { data: body });
          expect.soft(response.status(), `${name} POST ${path} (${target})`).toBe(statusOf(person, target, status));
          expect.soft(response.headers()["content-type"]).toContain("application/problem+json");
        }
      }
    }
  });

  test(`${name} gets from the writes on imports what the table says`, async () => {
    const client = clientOf(person);
    const upload = (kind: string) => {
      // An empty file gets as far as one can without being kept.
      const file = { name: "空.csv", mimeType: "text/csv", buffer: Buffer.alloc(0) };
      return client.post("/api/v1/imports", { multipart: { kind, year: String(scene.year), file } });
    };
    const imports = person !== null && can(person, "importSheets");
    for (const [kind, verb] of [["units", "managePlan"] as const, ["progress", "importSheets"] as const]) {
      const expected = !person ? 401 : imports && can(person, verb) ? 422 : 403;
      expect.soft((await upload(kind)).status(), `${name} POST ${kind}`).toBe(expected);
    }
    const version = 999_999;
    const file = { name: "越权检查.csv", mimeType: "text/csv", buffer: Buffer.from("工作措施,进展情况\n甲,乙\n") };
    for (const target of TARGETS) {
      const address = `/api/v1/imports/${scene.records[target].importId}`;
      const changes = imports && owns(person, target) ? 409 : 403;
      const cases: [string, object, number][] = [
        ["confirm", { data: { version } }, changes],
        ["undo", { data: { version } }, 409],
        ["files", { multipart: { version, file } }, changes],
      ];
      for (const [verb, sent, status] of cases) {
        const response = await client.post(`${address}/${verb}`, sent);
        const expected = person && !imports ? 403 : statusOf(person, target, status);
        expect.soft(response.status(), `${name} POST ${verb} (${target})`).toBe(expected);
      }
    }
  });
}

for (const person of [null, ...PEOPLE]) {
  const name = person?.username ?? "nobody";
  test(`${name} uploads templates as the table says`, async () => {
    const file = { name: "空.docx", mimeType: "application/octet-stream", buffer: Buffer.alloc(0) };
    const multipart = { document: "breakdown", name: "越权检查", file };
    const response = await clientOf(person).post("/api/v1/templates", { multipart });
    expect(response.status()).toBe(!person ? 401 : can(person, "manageTemplates") ? 422 : 403);
  });
}

test("a write from another origin, or from none, is refused with 403 and no effect", async () => {
  const { town } = scene.records;
  const report = { period: String(scene.year), progress: "伪造的填报", submit: true, version: 1 };
  const chooseLocale = actions.find(({ name }) => name.endsWith("#chooseLocaleAction")) as BuiltAction;
  const writes: [string, object, Record<string, string>][] = [
    [`/api/v1/assignments/${town.assignmentId}/reports`, report, { "idempotency-key": "forged" }],
    [`/api/v1/reports/${town.reportId}/review`, { decision: "ACCEPT", version: town.reportVersion }, {}],
    [
      chooseLocale.path,
      [{ locale: "en" }],
      { "next-action": chooseLocale.id, "content-type": "text/plain;charset=UTF-8" },
    ],
  ];
  const own = process.env.E2E_URL ?? "";
  for (const origin of [
    "null",
    "",
    "https://evil.example",
    `${own}.evil.example`,
    own.replace("http:", "https:"),
    `${own}/x`,
  ]) {
    for (const [url, data, more] of writes) {
      const headers = { ...more, origin, "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
      for (const username of ["office", "town"]) {
        const client = clients.get(username) as APIRequestContext;
        const response = await client.post(url, {
          data: JSON.stringify(data),
          headers: { "content-type": "application/json", ...headers },
        });
        expect.soft(response.status(), `${username} ${url} from ${JSON.stringify(origin)}`).toBe(403);
      }
    }
  }
  const after = await (await (clients.get("town") as APIRequestContext).get(`/api/v1/duties/${town.dutyId}`)).json();
  expect(JSON.stringify(after)).not.toContain("伪造的填报");
});

test("ids that cannot be any are as unknown as others, in pages and API alike", async () => {
  const office = clients.get("office") as APIRequestContext;
  const answers = new Set<string>();
  for (const id of [
    "1",
    "-1",
    "2147483648",
    "null",
    "%00",
    "%2e%2e%2f",
    "a".repeat(500),
    "'; drop table x",
    crypto.randomUUID(),
  ]) {
    expect.soft((await office.get(`/duties/${encodeURI(id)}`)).status(), `/duties/${id}`).toBe(404);
    const response = await office.get(`/api/v1/duties/${encodeURI(id)}`);
    expect.soft(response.status(), `/api/v1/duties/${id}`).toBe(404);
    const { requestId, ...problem } = await response.json();
    answers.add(JSON.stringify(problem));
  }
  expect(answers.size).toBe(1);
});

/** A role with no verb and no account: for rows that need a person. */
const NOBODY = { username: "", role: "AUDITOR", zh: "", en: "" } as const satisfies Person;

function statusOf(person: Person | null, target: Target, otherwise: number): number {
  if (person === null) return 401;
  if (isAdministrator(person)) return 403;
  return sees(person, target) ? otherwise : 404;
}

/** What one may not see is answered exactly as what is not there. */
async function expectNoHint(action: BuiltAction, person: Person) {
  const row = ACTION_ROWS[action.name];
  const hidden = TARGETS.filter((target) => target !== "unknown" && !sees(person, target));
  if (!row || hidden.length === 0) return;
  const outcome = async (target: Target) =>
    outcomeOf(await callAction(clientOf(person), action, row.input(scene, target, person)));
  const unknown = await outcome("unknown");
  for (const target of hidden)
    expect.soft(await outcome(target), `${person.username} ${action.name} tells of a hidden record`).toBe(unknown);
}
