/** Patterns of paths with what each stands for; `*` at an end of a pattern stands for anything. */
export class PathTable<T> {
  /** By the last step of the pattern, for those that end where the path ends. */
  readonly #byEnd = new Map<string, { readonly pattern: string; readonly value: T }[]>();
  readonly #open: { readonly pattern: string; readonly value: T }[] = [];

  /** The first pattern that is added is the first that counts. */
  add(pattern: string, value: T): void {
    const entry = { pattern, value };
    if (pattern.endsWith('*')) {
      this.#open.push(entry);
      return;
    }
    const key = lastStep(pattern);
    const same = this.#byEnd.get(key);
    if (same === undefined) this.#byEnd.set(key, [entry]);
    else same.push(entry);
  }

  /** What the patterns stand for that a path fits. */
  find(path: string): T[] {
    const found: T[] = [];
    for (const { pattern, value } of this.#byEnd.get(lastStep(path)) ?? [])
      if (pathFits(path, pattern)) found.push(value);
    for (const { pattern, value } of this.#open) if (pathFits(path, pattern)) found.push(value);
    return found;
  }
}

/** Whether a path fits a pattern. */
export function pathFits(path: string, pattern: string): boolean {
  const from = pattern.startsWith('*') ? 1 : 0;
  const to = pattern.endsWith('*') && pattern.length > from ? -1 : undefined;
  const fixed = pattern.slice(from, to);
  if (from === 1) return to === undefined ? path.endsWith(fixed) : path.includes(fixed);
  return to === undefined ? path === fixed : path.startsWith(fixed);
}

function lastStep(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
