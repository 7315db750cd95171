import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { AUDIT_KINDS, type AuditParams } from "@/lib/activity/schema";

/** A plain form: what is asked goes into the address. */
export function AuditFilter({ params }: { params: AuditParams }) {
  const t = useTranslations("admin.audit");
  const names = useTranslations("audit.names");
  return (
    <form action="/admin/audit" className="flex flex-wrap items-end gap-4 pb-4" data-print="off">
      <Field label={t("kind")}>
        <Select name="kind" defaultValue={params.kind ?? ""}>
          <option value="">{t("allKinds")}</option>
          {AUDIT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {names(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("person")}>
        <Input name="person" defaultValue={params.person ?? ""} />
      </Field>
      <Button type="submit">{t("filter")}</Button>
    </form>
  );
}
