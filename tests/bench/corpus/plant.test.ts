import { describe, expect, it } from 'vitest';
import { ENCODINGS } from '../../../bench/corpus/encoding/encodings.ts';
import { FORMAT_NAMES, lineOf } from '../../../bench/corpus/format.ts';
import { leakOf } from '../../../bench/corpus/judge/leak-of.ts';
import { KINDS } from '../../../bench/corpus/kinds.ts';
import { LOOK_ALIKES } from '../../../bench/corpus/look-alikes.ts';
import { type CorpusLine, plant } from '../../../bench/corpus/plant.ts';
import { POSITIONS } from '../../../bench/corpus/position/positions.ts';

function corpus(seed: number, kinds = KINDS): CorpusLine[] {
  return kinds.flatMap((kind) =>
    FORMAT_NAMES.flatMap((format) => [...plant(kind, { seed, perCombination: 1, format })]),
  );
}

const lines = corpus(3);
const alike = corpus(3, LOOK_ALIKES);

describe('plant()', () => {
  it('gives the same lines for the same seed, and others for another', () => {
    expect(corpus(3).map(({ pieces }) => lineOf(pieces))).toEqual(
      lines.map(({ pieces }) => lineOf(pieces)),
    );
    expect(lineOf(corpus(4)[0]?.pieces ?? { harmless: [], personal: [] })).not.toBe(
      lineOf(lines[0]?.pieces ?? { harmless: [], personal: [] }),
    );
  });

  it('puts every kind somewhere, and uses every encoding, position and format', () => {
    const used = (of: (line: CorpusLine) => string) => new Set(lines.map(of));
    expect(used(({ kind }) => kind)).toEqual(new Set(KINDS.map(({ name }) => name)));
    expect(used(({ encoding }) => encoding)).toEqual(new Set(ENCODINGS.map(({ name }) => name)));
    expect(used(({ position }) => position)).toEqual(new Set(POSITIONS.map(({ name }) => name)));
    expect(used(({ format }) => format)).toEqual(new Set(FORMAT_NAMES));
  });

  it('writes what a reader of the line can read again: every planted value, in every encoding', () => {
    const unread = lines.filter(({ pieces, secrets }) =>
      secrets.some((secret) => leakOf(lineOf(pieces), [secret]) === undefined),
    );
    expect(
      unread.map(({ kind, variant, encoding, position, written }) => ({
        kind,
        variant,
        encoding,
        position,
        written,
      })),
    ).toEqual([]);
  });

  it('plants a value only where the truth says: the rest of the line does not hold it', () => {
    const doubled = lines.filter(({ pieces, secrets, encoding }) => {
      const line = lineOf(pieces);
      if (encoding !== 'plain' || !secrets.every((secret) => line.includes(secret))) return false;
      const rest = secrets.reduce((left, secret) => left.replace(secret, ' '), line);
      return leakOf(rest, secrets) !== undefined;
    });
    expect(doubled.map(({ kind, pieces }) => `${kind}: ${lineOf(pieces)}`)).toEqual([]);
  });

  it('writes one line, and JSON that can be parsed', () => {
    for (const { format, pieces } of [...lines, ...alike]) {
      const line = lineOf(pieces);
      expect(line).not.toMatch(/[\r\n]/);
      if (format === 'json') expect(() => JSON.parse(line), line).not.toThrow();
    }
  });
});
