// Who may import whom. Layers: app -> components -> lib/<feature> -> lib platform.
const PURE = "^lib/.+/(status|schema|policy|rules)\\.ts$";
const SERVER = "^lib/.+/(queries|mutations)\\.ts$";
const values = { dependencyTypesNot: ["type-only"] }; // `import type` is always free

const rule = (name, from, to) => ({ name, severity: "error", from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    { ...rule("no-feature-cycles", { path: "^lib/[^/]+$" }, { circular: true }), scope: "folder" },
    rule("only-app-imports-app", { pathNot: "^(app|e2e)/" }, { path: "^app/" }),
    rule("lib-never-imports-ui", { path: "^lib/" }, { path: "^(app|components)/" }),
    rule(
      "platform-knows-no-feature",
      { path: "^lib/(auth/|storage/|[^/]+\\.ts$)" },
      { path: "^lib/(?!auth/|i18n/|storage/)[^/]+/" },
    ),
    rule("pages-never-write", { path: "^app/(?!api/)" }, { path: "/mutations\\.ts$" }),
    rule("components-never-touch-the-server", { path: "^components/" }, { path: SERVER, ...values }),
    rule(
      "primitives-know-no-domain",
      { path: "^components/(ui|data-table|charts)/" },
      { path: "^(lib/(?!i18n/|auth/)[^/]+/|components/(?!(ui|data-table|charts)/))", ...values },
    ),
    rule(
      "database-only-in-queries-and-mutations",
      {
        path: "^(app|components|lib)/",
        pathNot: ["^lib/(db|idempotency)\\.ts$", "^lib/(auth|testing)/", "^lib/.+/(queries|mutations|scope)\\.ts$"],
      },
      { path: "^lib/db\\.ts$", ...values },
    ),
    // The client would travel to the browser; enums come from prisma/generated/enums.
    rule(
      "screens-never-load-the-client",
      { path: "^(app|components)/" },
      { path: "^prisma/generated/client\\.ts$", ...values },
    ),
    rule("core-never-reads-the-request", { path: SERVER }, { path: "(^|node_modules/)next(-auth)?/" }),
    rule(
      "pure-files-stay-pure",
      { path: PURE },
      {
        path: [
          "^lib/(db\\.ts|auth/(?!roles))",
          "/(queries|mutations|actions)\\.ts$",
          "(^|node_modules/)(next|react)(/|$)",
        ],
        ...values,
      },
    ),
    rule(
      "no-production-import-of-testing",
      { path: "^(app|components|lib)/", pathNot: "^lib/testing/" },
      { path: "^lib/testing/" },
    ),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^prisma/generated/"] },
    // Tests may reach across: they set the scene with other features' verbs.
    exclude: { path: "\\.test\\.tsx?$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js"] },
  },
};
