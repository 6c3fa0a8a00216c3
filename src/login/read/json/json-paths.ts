/** One step of a path; a step is known by its key, the elements of an array share one. */
export interface Step {
  readonly keys: Map<string, Step>;
  /** What stands in an array here. */
  element: Step | undefined;
  /** The number of the path that ends here; -1 for none. */
  path: number;
}

/**
 * The paths that some rules ask for, as a tree: one walk over a line finds the values of all. A path is
 * keys with `.` between them; `[]` behind a key stands for each element of an array: `events[].name`.
 */
export class JsonPaths {
  readonly root: Step = step();
  /** By the number of the path: whether it leads through an array, so that it may have several values. */
  readonly isMany: boolean[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a path, which is asked for from now on. */
  add(path: string): number {
    const known = this.#numbers.get(path);
    if (known !== undefined) return known;
    let at = this.root;
    for (const part of path.split('.')) {
      const isArray = part.endsWith('[]');
      const key = isArray ? part.slice(0, -2) : part;
      const next = at.keys.get(key) ?? step();
      at.keys.set(key, next);
      at = next;
      if (isArray) {
        at.element ??= step();
        at = at.element;
      }
    }
    const number = this.#numbers.size;
    at.path = number;
    this.#numbers.set(path, number);
    this.isMany.push(path.includes('[]'));
    return number;
  }
}

function step(): Step {
  return { keys: new Map(), element: undefined, path: -1 };
}
