import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, type Severity } from '../../../src/model/finding.ts';
import { WaitingFindings } from '../../../src/sink/findings/waiting-findings.ts';

/** Adds lines of ten bytes; gives what had to go, by sequence. */
function filled(waiting: WaitingFindings, severities: readonly Severity[]): number[] {
  return severities.flatMap((severity, sequence) =>
    waiting
      .add({ sequence, id: `e${sequence}`, severity, line: '0123456789' })
      .map((gone) => gone.sequence),
  );
}

const sequences = (waiting: WaitingFindings): number[] => [...waiting].map((one) => one.sequence);

describe('WaitingFindings', () => {
  it('lets the oldest of the lowest severity go first', () => {
    const waiting = new WaitingFindings(40);
    const gone = filled(waiting, ['high', 'low', 'medium', 'low', 'high', 'high', 'low', 'high']);
    expect(gone).toEqual([1, 3, 6, 2]);
    expect(sequences(waiting)).toEqual([0, 4, 5, 7]);
    expect(
      waiting.add({ sequence: 8, id: 'x', severity: 'high', line: '0123456789' }),
    ).toHaveLength(1);
    expect(sequences(waiting)).toEqual([4, 5, 7, 8]);
  });

  it('keeps those that are held', () => {
    const waiting = new WaitingFindings(20);
    filled(waiting, ['low', 'low']);
    waiting.hold(0);
    expect(
      waiting.add({ sequence: 2, id: 'x', severity: 'high', line: '0123456789' }),
    ).toMatchObject([{ sequence: 1 }]);
    waiting.release(0);
    expect(
      waiting.add({ sequence: 3, id: 'x', severity: 'high', line: '0123456789' }),
    ).toMatchObject([{ sequence: 0 }]);
  });

  it('refuses what is larger than all', () => {
    const large = { sequence: 0, id: 'x', severity: 'high', line: '0123456' } as const;
    expect(new WaitingFindings(5).add(large)).toEqual([large]);
  });

  it('keeps the order and the bound, and accounts for every finding, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ severity: fc.constantFrom(...SEVERITIES), size: fc.nat(60) })),
        fc.integer({ min: 1, max: 300 }),
        (items, most) => {
          const waiting = new WaitingFindings(most);
          const gone: number[] = [];
          items.forEach(({ severity, size }, sequence) => {
            const item = { sequence, id: 'e', severity, line: 'x'.repeat(size) };
            for (const one of waiting.add(item)) gone.push(one.sequence);
          });
          const left = sequences(waiting);
          const bytes = left.reduce((sum, sequence) => sum + (items[sequence]?.size ?? 0), 0);
          expect(bytes).toBeLessThanOrEqual(most);
          expect(left).toEqual([...left].sort((a, b) => a - b));
          expect([...left, ...gone].sort((a, b) => a - b)).toEqual(items.map((_, i) => i));
        },
      ),
    );
  });
});
