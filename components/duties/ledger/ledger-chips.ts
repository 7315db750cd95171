import { getTranslations } from "next-intl/server";
import type { FilterChip } from "@/components/data-table/filter-chips";
import type { DutyListInput } from "@/lib/duties/schema";

/** The filters that hold, in words, in the order in which one would say them. */
export async function ledgerChips(input: DutyListInput, names: ReadonlyMap<string, string>): Promise<FilterChip[]> {
  const [t, tc] = await Promise.all([getTranslations("duties"), getTranslations("common")]);
  const chips: FilterChip[] = [];
  const add = <Value extends string>(
    param: string,
    values: readonly Value[] | undefined,
    word: (value: Value) => string,
    name: string,
  ) => {
    if (values && values.length > 0) chips.push({ param, name, values: values.map(word) });
  };
  const named = (param: string) => (code: string) => names.get(`${param}:${code}`) ?? code;
  add("kind", input.kind, (kind) => t(`kind.${kind}`), t("field.kind"));
  add("lamp", input.lamp, (lamp) => tc(`lamp.${lamp}`), t("field.lamp"));
  add("status", input.status, (status) => tc(`status.${status}`), t("field.status"));
  add("indicator", input.indicator, named("indicator"), t("field.indicator"));
  add("keyTask", input.keyTask, named("keyTask"), t("field.keyTask"));
  add("lead", input.lead, named("lead"), t("field.lead"));
  add("unit", input.unit, named("unit"), t("field.units"));
  add("myStatus", input.myStatus, (status) => tc(`status.${status}`), t("field.myStatus"));
  add("myLamp", input.myLamp, (lamp) => tc(`lamp.${lamp}`), t("field.myLamp"));
  add("myMissing", input.myMissing && [input.myMissing], () => t("periodMissing"), t("field.myReport"));
  add("findings", input.findings, (state) => t(`findings.${state}`), t("field.findings"));
  add("q", input.q ? [input.q] : [], (q) => `“${q}”`, t("field.q"));
  return chips;
}
