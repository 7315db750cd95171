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
  await client.query("vacuum analyze");
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
