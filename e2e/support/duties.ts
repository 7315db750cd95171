import { expect, type Page } from "@playwright/test";

/** A name that no other run has used. */
export const unique = (name: string): string => `${name}${Date.now().toString(36).slice(-5)}`;

interface NewDuty {
  code: string;
  title: string;
  /** Full names of units, the first leads in print. */
  leads: string[];
  /** Full names of units that are responsible one by one. */
  units?: string[];
  /** Name of a group with its count, as the form shows it. */
  groups?: string[];
  dueOn?: string;
  points?: string;
  kind?: "重点任务";
}

/** Fills in and sends the form for a new duty, as the office does; ends on the duty's page, whose id it returns. */
export async function createDuty(page: Page, duty: NewDuty, year?: number): Promise<string> {
  await page.goto(year ? `/duties/new?year=${year}` : "/duties/new");
  if (duty.kind) await page.getByLabel("类别").selectOption(duty.kind);
  await page.getByLabel("编号").fill(duty.code);
  await page.getByRole("textbox", { name: "责任事项", exact: true }).fill(duty.title);
  if (duty.points) await page.getByLabel("分值").fill(duty.points);
  if (duty.dueOn) await page.getByLabel("完成日期").fill(duty.dueOn);
  for (const name of duty.leads) await choose(page, "牵头部门", name);
  for (const name of duty.groups ?? []) await choose(page, "责任单位：单位组", name);
  for (const name of duty.units ?? []) await choose(page, "责任单位：单个单位", name);
  await page.getByRole("button", { name: "新增这一项" }).click();
  await expect(page.getByRole("heading", { name: duty.title })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** Ticks a unit or a group in one of the form's pickers. */
export async function choose(page: Page, picker: string, name: string): Promise<void> {
  await page.getByRole("group", { name: picker, exact: true }).getByRole("checkbox", { name, exact: true }).check();
}

/** A day of this year's calendar so many days from now, as the program counts days. */
export function dayFromNow(days: number): string {
  const now = new Date(Date.now() + days * 86_400_000);
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(now);
}
