import { sweepFiles } from "@/lib/attachments/sweep/mutations";
import { db } from "@/lib/db";
import { sweepExports } from "@/lib/documents/jobs/mutations";

const swept = await sweepFiles();
process.stdout.write(`${JSON.stringify({ ...swept, exports: await sweepExports() })}\n`);
await db.$disconnect();
