import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownFacts } from '../../../src/geo/pack/known-facts.ts';
import type { NetworkFacts } from '../../../src/model/network.ts';

const factsOf = (number: number): NetworkFacts => ({
  country: undefined,
  asn: number,
  organization: undefined,
  kind: 'fixed',
  place: undefined,
  reserved: undefined,
});

describe('KnownFacts', () => {
  it('never gives the facts of one number for another', () => {
    const numbers = fc.array(
      fc.oneof(
        fc.nat(40),
        fc.maxSafeNat().map((n) => n % 2 ** 48),
      ),
    );
    fc.assert(
      fc.property(numbers, (all) => {
        const known = new KnownFacts();
        for (const number of all) {
          expect(known.get(number)?.asn ?? number).toBe(number);
          for (let i = 0; i < 2; i++) known.set(number, factsOf(number));
        }
      }),
    );
    const known = new KnownFacts();
    // More than there are places: every place is fought for.
    for (let round = 0; round < 3; round++)
      for (let i = 0; i < 50_000; i++) {
        const number = i * 65_537;
        if ((known.get(number)?.asn ?? number) !== number) expect.fail(`another than ${number}`);
        for (let j = 0; j < 2; j++) known.set(number, factsOf(number));
      }
  });

  it('gives what was found from the third time on', () => {
    const known = new KnownFacts();
    const facts = factsOf(7);
    known.set(7, factsOf(7));
    expect(known.get(7)).toBeUndefined();
    known.set(7, facts);
    expect(known.get(7)).toBe(facts);
  });
});
