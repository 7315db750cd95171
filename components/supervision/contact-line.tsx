import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Contact } from "@/lib/supervision/queries";

interface ContactLineProps {
  contact: Contact | null;
  unitName: string;
}

/** Whom to call, and the call itself at a thumb's press. */
export function ContactLine({ contact, unitName }: ContactLineProps) {
  const t = useTranslations("overdue.contact");
  if (!contact?.name && !contact?.phone) return <span className="text-table text-muted">{t("noPhone")}</span>;
  const { name, role, phone } = contact;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-table text-muted">
      <span>
        {t(role ?? "unit")} {name}
      </span>
      {phone ? (
        <a
          href={`tel:${phone.replaceAll(" ", "")}`}
          aria-label={t("call", { unit: unitName, name: name ?? "", phone })}
          className="link inline-flex items-center gap-1 whitespace-nowrap max-tablet:min-h-11"
        >
          <Phone aria-hidden className="size-3.5" data-print="off" />
          {phone}
        </a>
      ) : (
        <span>{t("noPhone")}</span>
      )}
    </span>
  );
}
