import type { Random } from '../../generate/random.ts';
import type { FormatName } from '../format.ts';
import type { PositionName } from '../position/position.ts';

/** A way of writing. */
export interface Encoding {
  readonly name: string;
  /** Where it makes sense: the positions, and in which of their formats. */
  readonly places: Readonly<Partial<Record<PositionName, readonly FormatName[]>>>;
  /** Whether machines write their own values so, or only what people typed. */
  readonly byMachines: boolean;
  /** `value`: encodes the value; `whole`: encodes the text, parameters or object that the value stands in. */
  readonly of: 'value' | 'whole';
  /** The same text where there is nothing to encode. */
  readonly encode: (text: string, random: Random) => string;
  /** What becomes of the words around the value, where they must not be misread. */
  readonly around?: (words: string) => string;
}
