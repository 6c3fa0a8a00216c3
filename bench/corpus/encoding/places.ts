import type { FormatName } from '../format.ts';
import type { PositionName } from '../position/position.ts';
import { POSITIONS } from '../position/positions.ts';
import type { Encoding } from './encoding.ts';

type Places = Encoding['places'];

/** The given positions, in all their formats or in those of `formats`. */
export function places(names: readonly PositionName[], formats?: readonly FormatName[]): Places {
  return Object.fromEntries(
    POSITIONS.filter((position) => names.includes(position.name)).map((position) => [
      position.name,
      position.formats.filter((format) => formats?.includes(format) ?? true),
    ]),
  );
}

export const EVERYWHERE: Places = places(POSITIONS.map((position) => position.name));

/** Where percent-encoding is read. */
export const IN_URLS: readonly PositionName[] = [
  ...(['query', 'path', 'matrix', 'fragment', 'referer', 'form', 'array', 'dotted'] as const),
  'URL in URL',
];

/** Where words stand. */
export const IN_TEXT: readonly PositionName[] = ['text', 'error text', 'JSON text'];
