import { useTranslations } from "next-intl";

export interface DemoAccount {
  username: string;
  label: string;
}

interface DemoAccountsProps {
  accounts: DemoAccount[];
  password: string;
  chosen: string;
  onChoose: (username: string) => void;
}

export function DemoAccounts({ accounts, password, chosen, onChoose }: DemoAccountsProps) {
  const t = useTranslations("auth.demo");
  return (
    <section aria-labelledby="demo" className="grid content-start gap-3">
      <h2 id="demo" className="font-bold">
        {t("title")}
      </h2>
      <p className="text-table text-muted">{t("text", { password })}</p>
      <ul className="border-t border-line">
        {accounts.map(({ username, label }) => (
          <li key={username} className="border-b border-line">
            <button
              type="button"
              aria-pressed={username === chosen}
              onClick={() => onChoose(username)}
              className="flex min-h-10 w-full items-center justify-between gap-4 px-2 text-left transition-colors hover:bg-sunken aria-pressed:bg-accent-soft pointer-coarse:min-h-11"
            >
              <span>{label}</span>
              <span className="font-mono text-table text-muted">{username}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
