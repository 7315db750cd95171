import { createTranslator } from "next-intl";
import type { z } from "zod";
import type { AppError, ErrorMessage, ErrorValues } from "./errors";
import en from "./i18n/messages/en/errors.json";
import zhCN from "./i18n/messages/zh-CN/errors.json";
import { InvalidInput } from "./input";

type Locale = "zh-CN" | "en";

export interface FieldFault {
  field: string;
  message: string;
}

const MESSAGES = { "zh-CN": zhCN, en };

/** A sentence of errors.json in the reader's language. */
export function errorText(locale: Locale, key: ErrorMessage, values?: ErrorValues): string {
  const translate = createTranslator({ locale, messages: MESSAGES[locale] as Record<string, string> });
  return translate(key, values);
}

/** Everything that is wrong with the input, as sentences beside fields; [] when no field is at fault. */
export function fieldFaults(locale: Locale, error: AppError): FieldFault[] {
  if (error instanceof InvalidInput) {
    return error.issues.map((issue) => ({ field: issue.path.join("."), message: issueText(locale, issue) }));
  }
  return error.field ? [{ field: error.field, message: errorText(locale, error.key, error.values) }] : [];
}

/** A schema may name a key of errors.json as its message; all else is said by the kind of fault. */
function issueText(locale: Locale, issue: z.core.$ZodIssue): string {
  if (issue.message in zhCN) return errorText(locale, issue.message as ErrorMessage);
  switch (issue.code) {
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return errorText(locale, "fieldRequired");
      return errorText(locale, issue.origin === "string" ? "fieldTooShort" : "fieldTooSmall", {
        minimum: String(issue.minimum),
      });
    case "too_big":
      return errorText(locale, issue.origin === "string" ? "fieldTooLong" : "fieldTooBig", {
        maximum: String(issue.maximum),
      });
    case "invalid_type":
    case "invalid_value":
      return errorText(
        locale,
        [undefined, null, ""].some((none) => none === issue.input) ? "fieldRequired" : "fieldInvalid",
      );
    case "unrecognized_keys":
      return errorText(locale, "fieldUnknown", { keys: issue.keys.join("、") });
    default:
      return errorText(locale, "fieldInvalid");
  }
}
