import { DATES } from './look-alike/dates.ts';
import { FILES } from './look-alike/files.ts';
import { HASHES } from './look-alike/hashes.ts';
import { NEAR_MISSES } from './look-alike/near-misses.ts';
import { NUMBERS } from './look-alike/numbers.ts';
import type { ValueKind } from './value-kind.ts';

/** What looks like personal data, and has to stay. */
export const LOOK_ALIKES: readonly ValueKind[] = [
  ...NUMBERS,
  ...NEAR_MISSES,
  ...DATES,
  ...HASHES,
  ...FILES,
];
