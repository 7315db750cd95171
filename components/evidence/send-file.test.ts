import { expect, it } from "vitest";
import { answerOf } from "./send-file";

const problem = (detail: string) => JSON.stringify({ title: "Refused", detail });

it.each([
  [201, '{"id":"1"}', { kind: "done" }],
  [401, problem("登录已失效"), { kind: "signedOut" }],
  [415, problem("不支持这种文件"), { kind: "refused", message: "不支持这种文件" }],
  [404, problem("找不到"), { kind: "refused", message: "找不到" }],
  [429, problem("稍候再传"), { kind: "lost", message: "稍候再传" }],
  [500, problem("故障"), { kind: "lost", message: "故障" }],
  [502, "<html>Bad gateway</html>", { kind: "lost", message: undefined }],
  [413, "<html>nginx</html>", { kind: "lost", message: undefined }],
  [422, '{"detail":7}', { kind: "lost", message: undefined }],
])("an answer with %i %s", (status, body, answer) => {
  expect(answerOf(status, body)).toEqual(answer);
});
