import { z } from "zod";

const splitAtCommas = (text: string) => text.split(",").filter(Boolean);

/** Several values of an enum in one parameter of an address, separated by commas. */
export const valueList = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .transform(splitAtCommas)
    .pipe(z.array(z.enum(values)));

/** Several codes in one parameter of an address, separated by commas. */
export const codeList = z
  .string()
  .max(2_000)
  .transform(splitAtCommas)
  .pipe(z.array(z.string().max(40)).max(60));

/** Columns to sort by, the first one first; a leading "-" reverses. */
export const sortList = <T extends string>(columns: readonly [T, ...T[]]) =>
  z
    .string()
    .max(200)
    .transform((text) =>
      splitAtCommas(text).map((key) => ({ key: key.replace(/^-/, ""), descending: key.startsWith("-") })),
    )
    .pipe(z.array(z.object({ key: z.enum(columns), descending: z.boolean() })).max(5));
