import {
  BookOpenText,
  CircleUserRound,
  ClipboardCheck,
  FileDown,
  FileUp,
  House,
  PencilLine,
  Settings,
  SquareCheck,
  TriangleAlert,
} from "lucide-react";
import type { NavigationWord } from "./navigation";

const ICONS = {
  home: House,
  duties: BookOpenText,
  reports: PencilLine,
  review: SquareCheck,
  overdue: TriangleAlert,
  findings: ClipboardCheck,
  documents: FileDown,
  imports: FileUp,
  admin: Settings,
  mine: CircleUserRound,
};

export function NavigationIcon({ word }: { word: NavigationWord | "mine" }) {
  const Icon = ICONS[word];
  return <Icon aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />;
}
