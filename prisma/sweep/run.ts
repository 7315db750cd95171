import { sweepFiles } from "@/lib/attachments/sweep/mutations";
import { db } from "@/lib/db";

process.stdout.write(`${JSON.stringify(await sweepFiles())}\n`);
await db.$disconnect();
