import { db } from "@/lib/db";
import { digestOf, SET_UP_KEY } from "./rules";

/** Whether a set-up link still opens the door. Needs no viewer: there is nobody yet. */
export async function isSetUpOpen(token: string): Promise<boolean> {
  const setting = await db.setting.findUnique({ where: { key: SET_UP_KEY }, select: { value: true } });
  return setting?.value === digestOf(token);
}
