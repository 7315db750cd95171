/** Files of one kind by their names, each with how it is made. */
export type Books = Record<string, () => Buffer | Promise<Buffer>>;
