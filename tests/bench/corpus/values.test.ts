import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../bench/corpus/kinds.ts';
import { Random } from '../../../bench/generate/random.ts';
import { ORACLES } from './oracles.ts';

const DRAWS = 60;

function drawn(
  kind: string,
): { readonly text: string; readonly secrets: readonly string[]; readonly variant: string }[] {
  const { variants = [] } = KINDS.find(({ name }) => name === kind) ?? {};
  return variants.flatMap(({ name, make }) => {
    const random = new Random(7);
    return Array.from({ length: DRAWS }, () => {
      const made = make(random);
      const { text, secrets = [text] } = typeof made === 'string' ? { text: made } : made;
      return { text, secrets, variant: name };
    });
  });
}

describe('an invented value', () => {
  it.each(Object.entries(ORACLES))(
    'of the kind %s is right to an independent package',
    (kind, isRight) => {
      const values = drawn(kind);
      expect(values.length).toBeGreaterThan(0);
      const wrong = values.filter(({ text, variant }) => !isRight(text, variant));
      expect(wrong).toEqual([]);
    },
  );

  it('of a payment card completes the Luhn sum, 2-series and 13 to 19 digits too', () => {
    const cards = [...drawn('payment-card'), ...drawn('payment-card named')];
    const numbers = cards.map(({ text }) => text.replace(/\D/g, ''));
    expect(new Set(numbers.map(({ length }) => length))).toEqual(new Set([13, 14, 15, 16, 19]));
    expect(numbers.some((number) => /^2[2-7]/.test(number))).toBe(true);
    for (const number of numbers) {
      const sum = [...number].toReversed().reduce((total, char, i) => {
        const digit = Number(char) * (1 + (i % 2));
        return total + Math.floor(digit / 10) + (digit % 10);
      }, 0);
      expect(sum % 10).toBe(0);
    }
  });

  it('of an address is one to Node, and out of a range kept for documents or benches', () => {
    for (const { secrets } of [...drawn('ipv4'), ...drawn('ipv6')]) {
      expect(isIP(secrets[0] ?? '')).not.toBe(0);
      expect(secrets[0]).toMatch(/^(198\.1[89]\.|2001:0?db8:)/i);
    }
  });

  it.each(KINDS.map(({ name }) => name))(
    'of the kind %s holds its secrets as they are written',
    (kind) => {
      for (const { text, secrets } of drawn(kind)) {
        expect(secrets.length).toBeGreaterThan(0);
        // Credentials stand inside of their base64.
        const said = `${text} ${Buffer.from(text.replace('Basic ', ''), 'base64')}`;
        for (const secret of secrets) expect(said).toContain(secret);
      }
    },
  );

  it('is of another kind under another name', () => {
    const names = KINDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
