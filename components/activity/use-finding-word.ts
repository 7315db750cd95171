import { useTranslations } from "next-intl";

/** Under which names a payload's values have their words in `findings`. A free text is no name there and stays as written. */
const ENUMS: Record<string, readonly string[]> = {
  source: ["source"],
  kind: ["kind"],
  severity: ["severity"],
  status: ["measureStatus", "status"],
  level: ["level"],
  reason: ["recheckReason"],
  result: ["recheckResult"],
  method: ["method"],
};

/** Puts an enum value of the rectification ledger into words; everything else stays as it is. */
export function useFindingWord(): (key: string, value: string) => string {
  const t = useTranslations("findings");
  return (key, value) => {
    if (!/^[A-Z_]+$/.test(value)) return value;
    const name = ENUMS[key]?.map((one) => `${one}.${value}` as "status.CLOSED").find((one) => t.has(one));
    return name ? t(name) : value;
  };
}
