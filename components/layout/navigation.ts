import { can, type Verb } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

export type NavigationWord =
  | "home"
  | "duties"
  | "reports"
  | "review"
  | "overdue"
  | "findings"
  | "documents"
  | "imports"
  | "admin";

export interface NavigationEntry {
  word: NavigationWord;
  href: string;
  /** Stands in the phone's bottom bar too. */
  isOnPhone: boolean;
}

interface NavigationRule extends NavigationEntry {
  /** Any of these verbs shows the word. None: everybody. */
  verbs: Verb[];
}

// A word stands here when its page exists; who sees it is a matter of the verb × role table.
const RULES: NavigationRule[] = [
  { word: "home", href: "/", isOnPhone: true, verbs: [] },
  { word: "duties", href: "/duties", isOnPhone: true, verbs: ["viewLedger"] },
  { word: "reports", href: "/reports", isOnPhone: false, verbs: ["reportProgress"] },
  { word: "review", href: "/review", isOnPhone: false, verbs: ["reviewAny", "reviewLed"] },
  { word: "overdue", href: "/overdue", isOnPhone: true, verbs: ["viewOverdue"] },
  { word: "findings", href: "/findings", isOnPhone: true, verbs: ["viewFindings"] },
  { word: "documents", href: "/documents", isOnPhone: false, verbs: ["exportSheets"] },
  { word: "imports", href: "/imports", isOnPhone: false, verbs: ["importSheets"] },
  {
    word: "admin",
    href: "/admin",
    isOnPhone: false,
    verbs: ["managePlan", "manageUnits", "viewUsers", "manageUsers", "changeRole", "viewAudit"],
  },
];

/** The words this person may use, in order. */
export function navigationFor(viewer: Viewer): NavigationEntry[] {
  return RULES.filter(({ verbs }) => verbs.length === 0 || verbs.some((verb) => can(viewer, verb))).map(
    // Who sees no ledger is here for the administration alone.
    ({ word, href, isOnPhone }) => ({ word, href, isOnPhone: isOnPhone || !can(viewer, "viewLedger") }),
  );
}
