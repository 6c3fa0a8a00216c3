/** What `use` makes of a value; undefined, which JSON leaves out, when there is none. */
export function ifKnown<T, R>(value: T | undefined, use: (value: T) => R): R | undefined {
  return value === undefined ? undefined : use(value);
}
