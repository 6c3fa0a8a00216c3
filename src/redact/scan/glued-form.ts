import { ALNUM } from '../../base/ascii.ts';
import { Form } from '../../model/tape.ts';
import type { Search } from './search.ts';

/**
 * Whether a letter or digit touches the address at `start` in a host name: `host192-0-2-7.example`. A pseudonym has
 * letters, and together with the word in front of it nobody could tell it for one.
 */
export function gluedForm({ bytes, floor }: Search, start: number): number {
  return start > floor && ALNUM[bytes[start - 1]] === 1 ? Form.glued : 0;
}
