import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { examples } from '../../../bench/corpus/examples.ts';
import { measure } from '../../../bench/corpus/measure.ts';
import { isGood } from '../../../bench/corpus/result.ts';
import { table } from '../../../bench/corpus/table.ts';

const directory = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Measures a program that writes, for each line, what the expression makes of it. */
function measured(expression: string, kind?: string, withheld: object = {}) {
  const path = join(directory, 'stand-in.mjs');
  writeFileSync(
    path,
    `import { readFileSync, writeFileSync } from 'node:fs';
const args = process.argv;
if (args.includes('explain')) {
  process.stdout.write('{"spans":[{"kind":"card","found_by":"payment/card"}]}');
} else {
  const lines = readFileSync(args.at(-1), 'utf8').split('\\n').slice(0, -1);
  writeFileSync(args[args.indexOf('--summary') + 1], '${JSON.stringify({ withheld })}');
  writeFileSync(args[args.indexOf('--output') + 1], lines.map((line) => (${expression}) + '\\n').join(''));
}
`,
  );
  const options = { seed: 1, perCombination: 1, traffic: 50, kind, encoding: undefined };
  return measure({ path, directory }, options, () => {});
}

describe('measure()', () => {
  it('finds nothing redacted by a program that copies, and nothing changed for nothing', () => {
    const result = measured('line', 'payment-card');
    expect(result.recalls.length).toBeGreaterThan(10);
    expect(result.recalls.every(({ found }) => found === 0)).toBe(true);
    expect(isGood(result)).toBe(false);
    expect(examples(result)).toContain('payment-card, plain');
    expect(table(result)).toContain('**0.0**');
  });

  it('finds everything redacted by a program that keeps nothing, and every harmless line changed', () => {
    const result = measured("'gone'");
    expect(result.recalls.every(({ planted, found }) => found === planted)).toBe(true);
    expect(result.harmless.lines).toBeGreaterThan(1000);
    expect(result.harmless.changed).toBe(result.harmless.lines);
    expect(isGood(result)).toBe(false);
    expect(result.falsePositives[0]?.found).toBe('card (payment/card)');
    expect(examples(result)).toContain('card (payment/card)');
    expect(table(result)).toContain('100000.0 in 100,000');
  });

  it('is content with a program that does both right', () => {
    const result = measured("'gone'", 'email');
    expect(result.harmless.lines).toBe(0);
    expect(isGood(result)).toBe(true);
  });

  it('sees a single line that is left', () => {
    const whole = measured("'gone'", 'email');
    const result = measured("line.includes('&commat;') ? line : 'gone'", 'email');
    const missedIn = (name: string) =>
      result.recalls.filter(({ encoding, planted, found }) => encoding === name && found < planted);
    expect(missedIn('HTML named').length).toBe(1);
    expect(missedIn('plain')).toEqual([]);
    expect(result.recalls.length).toBe(whole.recalls.length);
    expect(isGood(result)).toBe(false);
  });

  it('refuses an output with a line more', () => {
    expect(() => measured("line + '\\n'", 'email')).toThrow('lines of');
  });

  it('refuses an output in which lines are withheld', () => {
    expect(() => measured('line', 'email', { failed: 2 })).toThrow('withheld lines: {"failed":2}');
  });
});
