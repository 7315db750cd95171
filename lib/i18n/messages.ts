import enCommon from "./messages/en/common.json";
import enErrors from "./messages/en/errors.json";
import enShell from "./messages/en/shell.json";
import zhCommon from "./messages/zh-CN/common.json";
import zhErrors from "./messages/zh-CN/errors.json";
import zhShell from "./messages/zh-CN/shell.json";

// A new namespace: one file per language, an import and a line in each of the two objects.
const zh = {
  common: zhCommon,
  errors: zhErrors,
  shell: zhShell,
};

/** Keys are checked against the Chinese files; the English ones must have the same shape. */
export type Messages = typeof zh;

export type Namespace = keyof Messages;

const en: Messages = {
  common: enCommon,
  errors: enErrors,
  shell: enShell,
};

export const MESSAGES = { "zh-CN": zh, en };
