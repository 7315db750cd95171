import type pg from "pg";

/** Duties of one government in one year: 14 key tasks and 151 items. */
const DUTIES_PER_PLAN = 165;

/**
 * Adds counties under the demo's city, each a copy of the demo's current year with units, assignments and states of its own,
 * until the database holds about `duties` duties of that year. Copied by SQL: 100,000 duties carry 3.5 million assignments.
 */
export async function growTo(client: pg.Client, duties: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int from "Plan" where status = 'ISSUED'`);
  const present = rows[0]?.count ?? 0;
  const wanted = Math.max(1, Math.round(duties / DUTIES_PER_PLAN));
  for (let from = present + 1; from <= wanted; from += STEP) {
    for (const sql of copies(from, Math.min(wanted, from + STEP - 1))) await client.query(sql);
  }
  await growFindings(client, duties);
  await client.query("vacuum analyze");
}

/**
 * Adds findings to the demo county's current year, copies of its own with their units and measures, until there are about as
 * many as duties: far more than a county has, for the ledger must not mind.
 */
async function growFindings(client: pg.Client, findings: number): Promise<void> {
  const plan = `(select p.id from "Plan" p join "Unit" g on g.id = p."governmentId" where p.status = 'ISSUED' and g.code = '620724')`;
  const { rows } = await client.query<{ own: number; last: number }>(
    `select count(*) filter (where "sortNo" < 1000)::int as own, (max("sortNo") / 1000)::int as last from "Finding" where "planId" = ${plan}`,
  );
  const { own = 0, last = 0 } = rows[0] ?? {};
  const copies = Math.floor(findings / Math.max(1, own));
  if (copies <= last) return;
  const numbers = `generate_series(${last + 1}, ${copies}) n`;
  const copy = (column: string) => `md5(${column}::text || 'f' || n)::uuid`;
  const original = `f."planId" = ${plan} and f."sortNo" < 1000`;
  const finding = FINDING_COLUMNS.map((name) => `f.${name}`).join(", ");
  const measure = MEASURE_COLUMNS.map((name) => `m.${name}`).join(", ");
  for (const sql of [
    `insert into "Finding" (id, "sortNo", number, ${FINDING_COLUMNS.join(", ")})
     select ${copy("f.id")}, n * 1000 + f."sortNo", f.year || '-' || (n * 1000 + f."sortNo"), ${finding} from "Finding" f, ${numbers} where ${original}`,
    `insert into "FindingUnit" ("findingId", "unitId", "sortNo") select ${copy("f.id")}, u."unitId", u."sortNo"
     from "FindingUnit" u join "Finding" f on f.id = u."findingId", ${numbers} where ${original}`,
    `insert into "Measure" (id, "findingId", ${MEASURE_COLUMNS.join(", ")}) select ${copy("m.id")}, ${copy("f.id")}, ${measure}
     from "Measure" m join "Finding" f on f.id = m."findingId", ${numbers} where ${original}`,
    `insert into "MeasureUnit" ("measureId", "unitId", "sortNo") select ${copy("m.id")}, u."unitId", u."sortNo"
     from "MeasureUnit" u join "Measure" m on m.id = u."measureId" join "Finding" f on f.id = m."findingId", ${numbers} where ${original}`,
  ])
    await client.query(sql);
}

const STEP = 50;

function copies(from: number, to: number): string[] {
  // An id of the copy is a hash of the original and the county's number: no mapping tables are needed.
  const copy = (column: string) => `md5(${column}::text || n)::uuid`;
  const counties = `generate_series(${from}, ${to}) n`;
  const county = `(select id from "Unit" where code = '620724')`;
  const plan = `(select id from "Plan" where status = 'ISSUED' and "governmentId" = ${county})`;
  return [
    `insert into "Unit" (id, code, name, "shortName", initials, kind, class, "parentId", path, "sortNo", "governmentId")
     select ${copy("u.id")}, n || '-' || u.code, u.name || n, u."shortName", u.initials, u.kind, u.class,
       case when u.kind = 'GOVERNMENT' then u."parentId" else ${copy('u."parentId"')} end,
       case when u.kind = 'GOVERNMENT' then '/62/6207/c' || n || '/' else '/62/6207/c' || n || '/' || u.code || '/' end,
       u."sortNo", ${copy('u."governmentId"')}
     from "Unit" u, ${counties} where u."governmentId" = ${county} order by n, u.kind`,
    `insert into "Plan" (id, "governmentId", year, title, status, "issuedAt")
     select ${copy("p.id")}, ${copy('p."governmentId"')}, p.year, p.title, p.status, p."issuedAt" from "Plan" p, ${counties} where p.id = ${plan}`,
    `insert into "Indicator" (id, "planId", "parentId", code, name, points, "sortNo")
     select ${copy("i.id")}, ${copy('i."planId"')}, ${copy('i."parentId"')}, i.code, i.name, i.points, i."sortNo"
     from "Indicator" i, ${counties} where i."planId" = ${plan}`,
    `insert into "Duty" (${DUTY_COLUMNS.join(", ")}, id, "planId", "indicatorId", "keyTaskId", "leadUnitId")
     select ${DUTY_COLUMNS.map((name) => `d.${name}`).join(", ")}, ${copy("d.id")}, ${copy('d."planId"')},
       ${copy('d."indicatorId"')}, ${copy('d."keyTaskId"')}, ${copy('d."leadUnitId"')}
     from "Duty" d, ${counties} where d."planId" = ${plan} order by n, d.kind`,
    `insert into "DutyParty" (id, "dutyId", role, "unitId", "sortNo")
     select ${copy("p.id")}, ${copy('p."dutyId"')}, p.role, ${copy('p."unitId"')}, p."sortNo"
     from "DutyParty" p join "Duty" d on d.id = p."dutyId", ${counties} where d."planId" = ${plan} and p."unitId" is not null`,
    `insert into "Assignment" (id, "dutyId", "unitId", role, "isScored", status, "dueOn", "handedInOn", "reportedThrough", "lastReportAt")
     select ${copy("a.id")}, ${copy('a."dutyId"')}, ${copy('a."unitId"')}, a.role, a."isScored", a.status, a."dueOn", a."handedInOn",
       a."reportedThrough", a."lastReportAt"
     from "Assignment" a join "Duty" d on d.id = a."dutyId", ${counties} where d."planId" = ${plan}`,
  ];
}

const FINDING_COLUMNS = [
  '"planId"',
  "year",
  "source",
  "kind",
  "severity",
  "text",
  '"foundOn"',
  '"dutyId"',
  '"indicatorId"',
  '"leadUnitId"',
  '"raisedById"',
  '"raisedUnitId"',
  "status",
  '"isReturned"',
  '"measuresTotal"',
  '"measuresDone"',
  '"extensionsPending"',
  '"openDueOn"',
  '"closedOn"',
  '"searchText"',
];

const MEASURE_COLUMNS = [
  '"sortNo"',
  "text",
  '"leadUnitId"',
  "person",
  '"dueText"',
  '"dueOn"',
  '"originalDueOn"',
  "status",
  "progress",
  '"doneOn"',
];

const DUTY_COLUMNS = [
  "year",
  "kind",
  "code",
  "title",
  "content",
  "criteria",
  "points",
  '"leadText"',
  '"unitsText"',
  '"dueText"',
  '"dueOn"',
  '"originalDueOn"',
  "frequency",
  "remark",
  '"sortNo"',
  "status",
  '"unitsTotal"',
  '"unitsDone"',
  '"unitsStarted"',
  '"openDueOn"',
  '"lastReportAt"',
  '"searchText"',
];
