import { BACKSLASH } from './backslash.ts';
import { DISGUISE } from './disguise.ts';
import type { Encoding } from './encoding.ts';
import { HTML } from './html.ts';
import { MAIL } from './mail.ts';
import { PERCENT } from './percent.ts';
import { PLAIN } from './plain.ts';
import { WRAPPING } from './wrapping.ts';

/** Every way of writing, in the order of the table. */
export const ENCODINGS: readonly Encoding[] = [
  PLAIN,
  ...PERCENT,
  ...HTML,
  ...BACKSLASH,
  ...MAIL,
  ...WRAPPING,
  ...DISGUISE,
];
