import type messages from "./i18n/messages/zh-CN/errors.json";

/** Every code a refusal may carry and the HTTP status it becomes. */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_TYPE: 415,
  INVALID: 422,
  EMPTY_FILE: 422,
  /** A workbook that is refused as a whole: see FILE_FAULTS in lib/imports/status.ts. */
  NOT_A_WORKBOOK: 422,
  ENCRYPTED: 422,
  BROKEN_FILE: 422,
  ZIP_BOMB: 422,
  NO_HEADING: 422,
  NO_ROWS: 422,
  UNREADABLE: 422,
  WRONG_YEAR: 422,
  WRONG_UNIT: 422,
  WRONG_KIND: 422,
  INFECTED: 422,
  QUOTA_EXCEEDED: 422,
  RATE_LIMITED: 429,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Key of a sentence in messages/<locale>/errors.json. */
export type ErrorMessage = keyof typeof messages;

export type ErrorValues = Record<string, string | number>;

interface AppErrorDetail {
  /** Name of the input field at fault. */
  field?: string;
  /** Values for the placeholders of the message. */
  values?: ErrorValues;
  /** For CONFLICT: the record as it is now, so that the user sees both versions. */
  current?: unknown;
}

/** An expected refusal. Anything else that is thrown is a bug and passes through. */
export class AppError extends Error {
  readonly field?: string;
  readonly values?: ErrorValues;
  readonly current?: unknown;

  constructor(
    readonly code: ErrorCode,
    readonly key: ErrorMessage,
    detail: AppErrorDetail = {},
  ) {
    super(`${code}: ${key}`);
    this.name = "AppError";
    this.field = detail.field;
    this.values = detail.values;
    this.current = detail.current;
  }
}

export const notFound = () => new AppError("NOT_FOUND", "notFound");
export const forbidden = () => new AppError("FORBIDDEN", "forbidden");
/** @param current the record as it is now */
export const conflict = (current?: unknown) => new AppError("CONFLICT", "conflict", { current });
