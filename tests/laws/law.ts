import fc from 'fast-check';

/*
 * How the laws are run. A failing property prints its seed and path; the same case comes back with
 *
 *     LAWS_SEED=SEED LAWS_PATH=PATH npx vitest run --config tests/vitest.config.ts tests/laws/FILE -t NAME
 *
 * and LAWS_RUNS=20 tries twenty times as many cases. What seed a usual run begins at: ../seed.ts.
 */

const { LAWS_RUNS = '1', LAWS_PATH } = process.env;

/** How many times the usual number of cases is tried. */
export const RUNS = Number(LAWS_RUNS);

/** Checks a property on `runs` random cases. */
export async function law<T>(runs: number, property: fc.IAsyncProperty<T>): Promise<void> {
  const again = LAWS_PATH === undefined ? {} : { path: LAWS_PATH };
  await fc.assert(property, { numRuns: Math.ceil(runs * RUNS), ...again });
}
