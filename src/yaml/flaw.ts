/** The way to a value from the root of a config: keys and places in lists. */
export type Path = readonly (string | number)[];

/** Offsets in a text: of the first character, and behind the last. */
export type Range = readonly [start: number, end: number];

/** Takes note of what is wrong at a place of a text. */
export type NoteAt = (says: string, at: Range) => void;

/** One thing that is wrong with the text of a config. */
export interface Flaw {
  /** Offset of the first character of the place. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
  /** What was found and what was wanted. */
  readonly says: string;
  /**
   * Names of keys whose values are known to be no secrets, whatever the keys look like. Undefined
   * when nothing is known about the keys around the place.
   */
  readonly open: readonly string[] | undefined;
}
