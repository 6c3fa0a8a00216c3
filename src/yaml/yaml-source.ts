import type { Note } from './closed-shape.ts';

/** A text of YAML, as faults tell of it. */
export interface YamlSource {
  /** What it is: `config`, `rule`. */
  readonly kind: string;
  /** The name of its file. */
  readonly name: string;
  /** Whether a key looks like a secret's: what stands below it is never quoted. */
  readonly looksSecret?: (name: string) => boolean;
  /** Notes what is wrong between one value and another. */
  readonly crossCheck?: (value: unknown, note: Note) => void;
}
