import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "./messages";
import { MoreMessages } from "./more-messages";

/**
 * Sends the texts of the named namespaces to the client components inside it, and no others. Put it close to them:
 * `<ClientMessages namespaces={["duties"]}><DutyTable … /></ClientMessages>`. `common`, `errors` and `shell` are
 * everywhere already (app/layout.tsx). Server components need none of this.
 */
export async function ClientMessages({ namespaces, children }: { namespaces: Namespace[]; children: ReactNode }) {
  const all = await getMessages();
  const messages = Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace]]));
  return <MoreMessages messages={messages}>{children}</MoreMessages>;
}
