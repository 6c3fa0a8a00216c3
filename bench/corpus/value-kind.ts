import type { Random } from '../generate/random.ts';
import type { PositionName } from './position/position.ts';

/** An invented value. */
export interface Value {
  /** The value with all that belongs to its shape: `postgres://shop:geheim@db.example/shop`. */
  readonly text: string;
  /** What must not be left of it; all of it unless given. */
  readonly secrets?: readonly string[];
}

/** How a value is met, and where. */
export interface Manner {
  /** Told from other text by its own shape, or only by a name that stands before it. */
  readonly known: 'shape' | 'name';
  /** Names of parameters and keys that it stands under; any do for a shape. */
  readonly names: readonly string[];
  /** Pieces of sentences with the value at `{}`. */
  readonly phrases: readonly string[];
  /** What stands before it in a path: `/users/`. None: it does not stand in paths. */
  readonly paths: readonly string[];
  /** Where it is met; everywhere unless given. */
  readonly places?: readonly PositionName[];
  /** Typed by people, in any encoding, or made and read by machines, in those that machines write. */
  readonly by: 'people' | 'machines';
}

/** A form that values of a kind have: a country's, a service's, a spelling; it may be met otherwise. */
export interface Variant extends Partial<Manner> {
  readonly name: string;
  readonly make: (random: Random) => Value | string;
}

export interface ValueKind extends Manner {
  readonly name: string;
  readonly group:
    | 'person'
    | 'company'
    | 'payment'
    | 'secret'
    | 'network'
    | 'location'
    | 'look-alike';
  readonly variants: readonly Variant[];
}
