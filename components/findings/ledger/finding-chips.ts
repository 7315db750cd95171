import { getTranslations } from "next-intl/server";
import type { FilterChip } from "@/components/data-table/filter-chips";
import type { FindingFilter } from "@/lib/findings/schema";

/** The filters that hold, in words, in the order in which one would say them. */
export async function findingChips(filter: FindingFilter, names: ReadonlyMap<string, string>): Promise<FilterChip[]> {
  const [t, tc] = await Promise.all([getTranslations("findings"), getTranslations("common")]);
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
  add("task", filter.task && [filter.task], (task) => t(`task.${task}`), t("field.task"));
  add("status", filter.status, (status) => t(`status.${status}`), t("field.status"));
  add("lamp", filter.lamp, (lamp) => tc(`lamp.${lamp}`), t("field.lamp"));
  add("flag", filter.flag, (flag) => t(`flag.${flag}`), t("field.flag"));
  add("source", filter.source, (source) => t(`source.${source}`), t("field.source"));
  add("kind", filter.kind, (kind) => t(`kind.${kind}`), t("field.kind"));
  add("severity", filter.severity, (severity) => t(`severity.${severity}`), t("field.severity"));
  add("unit", filter.unit, named("unit"), t("field.unit"));
  add("lead", filter.lead, named("lead"), t("field.lead"));
  add("indicator", filter.indicator, named("indicator"), t("field.indicator"));
  add("duty", filter.duty ? [filter.duty] : [], (duty) => names.get(`duty:${duty}`) ?? t("dutyChip"), t("field.duty"));
  add("q", filter.q ? [filter.q] : [], (q) => `“${q}”`, t("field.q"));
  return chips;
}
