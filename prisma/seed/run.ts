import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { leavePreview } from "./imports";
import { seedDemo } from "./seed";

const now = today();
if (await seedDemo(now)) await leavePreview(now);
await db.$disconnect();
