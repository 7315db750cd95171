import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A plain form: the words go into the address. */
export function UserSearch({ q }: { q: string }) {
  const t = useTranslations("admin.users");
  return (
    <search>
      <form action="/admin/users" className="flex max-w-[420px] gap-2 pb-4">
        <Input type="search" name="q" defaultValue={q} aria-label={t("search")} placeholder={t("search")} />
        <Button type="submit">{t("find")}</Button>
      </form>
    </search>
  );
}
