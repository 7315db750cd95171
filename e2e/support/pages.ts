/** Every page, with somebody who works there. `{…}` stands for an id that the visit looks up. */
const PAGES: readonly { person: string | null; path: string }[] = [
  { person: null, path: "/sign-in" },
  { person: null, path: "/setup?token=used" },
  { person: "office", path: "/" },
  { person: "office", path: "/duties" },
  { person: "office", path: "/duties?group=keyTask&lamp=RED&density=compact" },
  { person: "office", path: "/duties?q=nothing-like-this" },
  { person: "office", path: "/duties/new" },
  { person: "office", path: "/duties/order" },
  { person: "office", path: "/duties/{item}" },
  { person: "office", path: "/duties/{task}" },
  { person: "office", path: "/duties/{item}/edit" },
  { person: "office", path: "/review" },
  { person: "office", path: "/findings/new" },
  { person: "office", path: "/findings/{rectifying}" },
  { person: "office", path: "/findings/{rectifying}/edit" },
  { person: "office", path: "/findings/{relapsed}" },
  { person: "office", path: "/overdue" },
  { person: "office", path: "/overdue?view=missing" },
  { person: "office", path: "/findings" },
  { person: "office", path: "/findings?group=status&density=compact" },
  { person: "office", path: "/findings?q=nothing-like-this" },
  { person: "office", path: "/findings?view=board" },
  { person: "office", path: "/findings?view=problems&year=2020" },
  { person: "office", path: "/findings?view=duties&year=2020" },
  { person: "office", path: "/findings?view=measures&year=2020" },
  { person: "office", path: "/findings?view=units" },
  { person: "office", path: "/findings/paste" },
  { person: "office", path: "/findings/rechecks?year=2020" },
  { person: "office", path: "/documents" },
  { person: "office", path: "/imports" },
  { person: "office", path: "/imports/{import}" },
  { person: "office", path: "/admin/templates" },
  { person: "office", path: "/admin/templates/{template}" },
  { person: "office", path: "/admin/plans" },
  { person: "office", path: "/admin/plans/{plan}" },
  { person: "leader", path: "/" },
  { person: "leader", path: "/overdue" },
  { person: "leader", path: "/findings/{toApprove}" },
  { person: "leader", path: "/findings/mine" },
  { person: "liaison", path: "/" },
  { person: "liaison", path: "/findings/mine" },
  { person: "liaison", path: "/duties" },
  { person: "liaison", path: "/duties/{own}" },
  { person: "liaison", path: "/reports/{assignment}" },
  { person: "liaison", path: "/findings/{rectifying}" },
  { person: "liaison", path: "/review" },
  { person: "town", path: "/reports" },
  { person: "town", path: "/account" },
  { person: "town", path: "/imports?kind=progress" },
  { person: "head", path: "/review?tab=sign" },
  { person: "assessor", path: "/" },
  { person: "viewer", path: "/duties?year=2020" },
  { person: "viewer", path: "/findings/{closed}" },
  { person: "admin", path: "/" },
  { person: "admin", path: "/admin/units" },
  { person: "admin", path: "/admin/groups" },
  { person: "admin", path: "/admin/users" },
  { person: "admin", path: "/admin/files" },
  { person: "security", path: "/admin/users" },
  { person: "auditor", path: "/admin/audit" },
];

/** The same by person, a handful at a time: what one looks through while the other core looks through the next. */
export function pageLots(): { person: string | null; title: string; paths: string[] }[] {
  const people = [...new Set(PAGES.map(({ person }) => person))];
  return people.flatMap((person) => {
    const paths = PAGES.filter((one) => one.person === person).map(({ path }) => path);
    return Array.from({ length: Math.ceil(paths.length / LOT) }, (_, lot) => {
      const some = paths.slice(lot * LOT, (lot + 1) * LOT);
      return { person, title: `${person ?? "nobody"} from ${some[0]}`, paths: some };
    });
  });
}

const LOT = 6;
