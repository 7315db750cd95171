import { initialsOf } from "@/lib/pinyin";

export interface SearchedFields {
  code: string;
  title: string;
  leadText: string;
  unitsText: string;
}

/** What a search looks through, stored in lower case with the duty. */
export function searchTextOf({ code, title, leadText, unitsText }: SearchedFields): string {
  return [code, title, initialsOf(title), leadText, unitsText].join(" ").toLowerCase();
}
