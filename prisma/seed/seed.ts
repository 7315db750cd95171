/** Loads the demo data into the empty database of DATABASE_URL. */
export async function seedDemo(): Promise<void> {}
