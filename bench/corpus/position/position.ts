import type { Random } from '../../generate/random.ts';
import type { Content, FormatName } from '../format.ts';

export type PositionName =
  | 'query'
  | 'path'
  | 'matrix'
  | 'fragment'
  | 'referer'
  | 'form'
  | 'array'
  | 'dotted'
  | 'URL in URL'
  | 'JSON in query'
  | 'JSON key'
  | 'JSON text'
  | 'JSON in JSON'
  | 'text'
  | 'error text';

/** A value with what stands before it: the name of a parameter or key, or the start of a path. */
export interface Unit {
  readonly name: string;
  /** As it is written, encoding included. */
  readonly text: string;
}

/** A place in a line that takes a value. */
export interface Position {
  readonly name: PositionName;
  /** What the value is there; a sentence has no name, since its words tell. */
  readonly role: 'parameter' | 'segment' | 'key' | 'sentence';
  readonly formats: readonly FormatName[];
  /** What may stand there; a value that has anything else is not put there. */
  readonly takes: RegExp;
  readonly content: (unit: Unit, random: Random) => Content;
}
