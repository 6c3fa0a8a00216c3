import * as v from 'valibot';

/** A mapping that may be missing or empty. */
export const section = <const T extends v.ObjectEntries>(entries: T, says: string) =>
  v.optional(v.pipe(v.nullish(v.strictObject(entries)), v.description(says)));

/** One of some words; may be missing. */
export const oneOf = <const T extends readonly string[]>(options: T, says: string) =>
  v.optional(v.pipe(v.picklist(options, `one of ${options.join(', ')}`), v.description(says)));
