const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** What was uploaded without a place. */
export const STAGED_MS = DAY;

/** What nothing uses any more but void rows. */
export const UNUSED_DAYS = 30;
export const UNUSED_MS = UNUSED_DAYS * DAY;

/** An object without a row may belong to an upload that is under way. */
export const STRAY_OBJECT_MS = DAY;

export const STALE_TEMP_MS = HOUR;
