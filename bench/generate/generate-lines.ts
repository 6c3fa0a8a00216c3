import { combined } from './format/combined.ts';
import { errorLog } from './format/error.ts';
import { json } from './format/json.ts';
import { Line, type Plant } from './line.ts';
import { type Visit, Visits } from './visit.ts';

/** The formats that can be generated, and how one visit is written in each. */
const FORMATS: Readonly<Record<string, (seed: number) => (visit: Visit, line: Line) => void>> = {
  combined,
  json,
  error: errorLog,
};

export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

export interface GenerateOptions {
  readonly lines: number;
  /** A whole number below 2^32: the same seed gives the same bytes on every machine. */
  readonly seed: number;
  /** One of FORMAT_NAMES; `combined` unless given. */
  readonly format?: string;
}

export interface GeneratedLine {
  /** The line with its line end. */
  readonly bytes: Uint8Array;
  /** Every secret in the line, in order. */
  readonly plants: readonly Plant[];
}

/** Gives the lines of a log one by one; holds the population of visitors, never the lines. */
export function* generateLines(options: GenerateOptions): Generator<GeneratedLine> {
  const { lines, seed, format = 'combined' } = options;
  const writer = FORMATS[format];
  if (writer === undefined) {
    throw new RangeError(`format '${format}' was asked for; there are ${FORMAT_NAMES.join(', ')}`);
  }
  const write = writer(seed);
  const visits = new Visits(seed);
  for (let i = 0; i < lines; i++) {
    const line = new Line();
    write(visits.next(), line);
    yield { bytes: Buffer.from(line.text, 'latin1'), plants: line.plants };
  }
}
