const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether text can be a record's id at all; anything else is simply not found. */
export const isId = (text: string): boolean => UUID.test(text);
