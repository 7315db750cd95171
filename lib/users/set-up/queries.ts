import { db } from "@/lib/db";
import { digestOf, SET_UP_KEY } from "./rules";

/** Whether a set-up link still opens the door. Needs no viewer: there is nobody yet. */
export async function isSetUpOpen(token: string): Promise<boolean> {
  const where = { key: SET_UP_KEY, value: { path: ["hash"], equals: digestOf(token) } };
  return (await db.setting.count({ where })) > 0;
}
