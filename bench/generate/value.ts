import type { ValueKind } from '../../src/model/kind.ts';

/** Personal data that the generator put somewhere on purpose, as it is spelled there. */
export interface Secret {
  readonly kind: ValueKind;
  readonly text: string;
}

/** The value of a log variable before the format escapes it, in pieces: harmless text and secrets. */
export type Value = readonly (string | Secret)[];

/** The value as text. */
export function textOf(value: Value): string {
  return value.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}
