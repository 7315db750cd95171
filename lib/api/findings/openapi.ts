import { STARTED } from "@/lib/api/exports/openapi";
import { answer, body, ID, type Json, OPTIONAL_KEY, queryParameters, refusals } from "@/lib/api/openapi-parts";
import { DOCUMENTS, type DocumentName, documentSchema, type Format, MEDIA_TYPES } from "@/lib/documents/schema";
import {
  closureAnswerSchema,
  closureBodySchema,
  closureSchema,
  findingBodySchema,
  findingDetailSchema,
  findingListAnswerSchema,
  findingParamsSchema,
  findingSummarySchema,
  measureAnswerSchema,
  measureBodySchema,
  measureListAnswerSchema,
  measureReportAnswerSchema,
  measureReportBodySchema,
  measureSchema,
} from "./schema";

export const FINDING_ANSWERS = {
  FindingSummary: findingSummarySchema,
  FindingList: findingListAnswerSchema,
  FindingMeasure: measureSchema,
  FindingClosure: closureSchema,
  FindingDetail: findingDetailSchema,
  MeasureList: measureListAnswerSchema,
  MeasureAnswer: measureAnswerSchema,
  MeasureReportAnswer: measureReportAnswerSchema,
  ClosureAnswer: closureAnswerSchema,
};

export const FINDING_BODIES = {
  Finding: findingBodySchema,
  Measure: measureBodySchema,
  MeasureReport: measureReportBodySchema,
  Closure: closureBodySchema,
};

const SCREEN_ONLY = { page: true, size: true } as const;

/** One path per document and format: they take the parameters of findings, which the other documents do not. */
const documentPaths = (): Json => ({
  ...formatsOf(
    "rectification",
    "整改台账 with its three lists, by number",
    documentSchema.rectification.omit(SCREEN_ONLY),
  ),
  ...formatsOf("findings", "Exactly the findings of a view, in its order", documentSchema.findings.omit(SCREEN_ONLY)),
  ...formatsOf(
    "closure-request",
    "销号申请表, a form per finding; `finding` is one's number",
    documentSchema["closure-request"].omit(SCREEN_ONLY),
  ),
});

function formatsOf(name: DocumentName, summary: string, params: Parameters<typeof queryParameters>[0]): Json {
  const path = (format: Format) => ({
    get: {
      operationId: `export-${name}-${format}`,
      summary: `${summary}; as .${format}`,
      parameters: queryParameters(params),
      responses: {
        200: { description: "The file", content: { [MEDIA_TYPES[format]]: {} } },
        ...STARTED,
        ...refusals("FORBIDDEN", "INVALID", "RATE_LIMITED"),
      },
    },
  });
  return Object.fromEntries(DOCUMENTS[name].map((format) => [`/api/exports/${name}.${format}`, path(format)]));
}

/** The endpoints of the rectification ledger. */
export function findingPaths(): Json {
  return {
    "/api/v1/findings": {
      get: {
        operationId: "listFindings",
        summary: "Findings of a year, page by page; void ones only when `status` names VOID",
        parameters: queryParameters(findingParamsSchema),
        responses: {
          200: answer("One page; past the end it has no items", "FindingList"),
          ...refusals("FORBIDDEN", "INVALID"),
        },
      },
      post: {
        operationId: "raiseFinding",
        summary: "Enter a finding in the ledger; with measures it is being rectified at once",
        parameters: [OPTIONAL_KEY],
        requestBody: body("Finding"),
        responses: { 201: answer("The finding", "FindingSummary"), ...refusals("FORBIDDEN", "INVALID") },
      },
    },
    "/api/v1/findings/{id}": {
      get: {
        operationId: "getFinding",
        summary: "One finding with its measures and rounds of closing",
        parameters: [ID],
        responses: { 200: answer("The finding", "FindingDetail"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
    "/api/v1/findings/{id}/measures": {
      get: {
        operationId: "listMeasures",
        summary: "The measures of a finding in their order, void ones left out",
        parameters: [ID],
        responses: { 200: answer("The measures", "MeasureList"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
      post: {
        operationId: "addMeasure",
        summary: "Add a measure; with the first one the finding is being rectified",
        parameters: [ID, OPTIONAL_KEY],
        requestBody: body("Measure"),
        responses: {
          201: answer("The measure", "MeasureAnswer"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    "/api/v1/findings/{id}/closure": {
      post: {
        operationId: "closeFinding",
        summary: "Apply for closing, check, approve or return; `version` is the finding's, a return needs a reason",
        parameters: [ID, OPTIONAL_KEY],
        requestBody: body("Closure"),
        responses: {
          200: answer("The finding's status and version afterwards", "ClosureAnswer"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    "/api/v1/measures/{id}/reports": {
      post: {
        operationId: "reportMeasure",
        summary: "Say how a measure goes; with `status` DONE it is finished. `version` is the measure's",
        parameters: [ID, OPTIONAL_KEY],
        requestBody: body("MeasureReport"),
        responses: {
          201: answer("The measure's status and version afterwards", "MeasureReportAnswer"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    ...documentPaths(),
  };
}
