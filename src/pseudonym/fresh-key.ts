import { Fault } from '../base/fault.ts';
import { KEY_SIZE, keyIdOf, keyIdText } from './key-id.ts';

/** Gives that many random bytes, fit for keys. */
export type Random = (size: number) => Uint8Array;

/** Among 100,000 keys one in ten million new ids is taken: a second failure means a broken source. */
const MOST_TRIES = 8;

/**
 * A new random key whose id (8 characters) is not `taken`: pseudonyms of two epochs must never look
 * as if one key had made them.
 */
export function freshKey(random: Random, taken: (id: string) => boolean): Uint8Array {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const key = random(KEY_SIZE);
    if (!taken(keyIdText(keyIdOf(key)))) return key;
  }
  throw new Fault(
    'keys',
    `cannot make a key: ${MOST_TRIES} random keys in a row had an id that is in use, wanted a working source of random bytes`,
  );
}
