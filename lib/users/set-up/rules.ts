import { createHash } from "node:crypto";

/** Only the digest of the link's token is stored: reading the database does not open the door. */
export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Key of the Setting row whose `hash` is the digest; prisma/start writes a new one at every start without users. */
export const SET_UP_KEY = "setupToken";
