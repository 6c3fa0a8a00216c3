import { Random } from '../generate/random.ts';
import type { Encoding } from './encoding/encoding.ts';
import { ENCODINGS } from './encoding/encodings.ts';
import { FORMATS, type FormatName, lineOf, type Pieces } from './format.ts';
import { leakOf } from './judge/leak-of.ts';
import type { Position, Unit } from './position/position.ts';
import { POSITIONS } from './position/positions.ts';
import { unmarked } from './raw-backslash.ts';
import { seedOf } from './seed-of.ts';
import { unitOf } from './unit-of.ts';
import type { Manner, Value, ValueKind, Variant } from './value-kind.ts';

/** A line of the corpus and what is known of it. */
export interface CorpusLine {
  readonly kind: string;
  readonly variant: string;
  readonly encoding: string;
  readonly position: string;
  readonly format: FormatName;
  readonly pieces: Pieces;
  /** The value as it is written, with the words around it in a sentence. */
  readonly written: string;
  /** What must not be left of the line. */
  readonly secrets: readonly string[];
}

export interface PlantOptions {
  readonly seed: number;
  /** How many lines there are of each kind in each encoding, position and format. */
  readonly perCombination: number;
  readonly format: FormatName;
  /** Only this encoding. */
  readonly encoding?: string | undefined;
}

/** How often a value that does not fit where it should go is drawn again. */
const ATTEMPTS = 12;
/** Shorter secrets stand in most lines by chance. */
const SHORT = 7;

/** The lines of one kind in one format: every encoding in every position in which it makes sense. */
export function* plant(kind: ValueKind, options: PlantOptions): Generator<CorpusLine> {
  for (const encoding of ENCODINGS) {
    if (options.encoding !== undefined && encoding.name !== options.encoding) continue;
    for (const position of POSITIONS) {
      if (encoding.places[position.name]?.includes(options.format) ?? false) {
        yield* combination(kind, encoding, position, options);
      }
    }
  }
}

function* combination(
  kind: ValueKind,
  encoding: Encoding,
  position: Position,
  { seed, perCombination, format }: PlantOptions,
): Generator<CorpusLine> {
  const variants = kind.variants.filter((variant) =>
    isMet({ ...kind, ...variant }, encoding, position),
  );
  if (variants.length === 0) return;
  const random = new Random(seedOf(seed, kind.name, encoding.name, position.name, format));
  const first = random.below(variants.length);
  for (let i = 0; i < perCombination; i++) {
    const variant = variants[(first + i) % variants.length] as Variant;
    const made = lineWith({ ...kind, ...variant }, variant, encoding, position, format, random);
    if (made === undefined) continue;
    const names = { kind: kind.name, variant: variant.name, encoding: encoding.name };
    yield { ...names, position: position.name, format, ...made };
  }
}

function isMet(manner: Manner, encoding: Encoding, position: Position): boolean {
  if (manner.by === 'machines' && !encoding.byMachines) return false;
  if (!(manner.places?.includes(position.name) ?? true)) return false;
  if (position.role === 'segment') return manner.paths.length > 0;
  return position.role === 'sentence' ? manner.phrases.length > 0 : manner.names.length > 0;
}

/** A line with a value that fits there, or undefined when none does. */
function lineWith(
  manner: Manner,
  variant: Variant,
  encoding: Encoding,
  position: Position,
  format: FormatName,
  random: Random,
): Pick<CorpusLine, 'pieces' | 'written' | 'secrets'> | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const made = variant.make(random);
    const { text, secrets = [text] }: Value = typeof made === 'string' ? { text: made } : made;
    const unit = unitOf(manner, text, encoding, position, random);
    if (unit === undefined) continue;
    const pieces = FORMATS[format](position.content(unit, random), random);
    if (secrets.some((secret) => secret.length < SHORT) && standsBeside(pieces, unit, secrets))
      continue;
    return {
      pieces,
      written: unmarked(`${unit.name}${unit.name === '' ? '' : ' '}${unit.text}`),
      secrets,
    };
  }
  return undefined;
}

/** Whether a secret stands in the line by chance too. */
function standsBeside(pieces: Pieces, unit: Unit, secrets: readonly string[]): boolean {
  return leakOf(lineOf(pieces).replace(unit.text, ''), secrets) !== undefined;
}
