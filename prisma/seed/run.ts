import { db } from "@/lib/db";
import { seedDemo } from "./seed";

await seedDemo();
await db.$disconnect();
