import { describe, expect, it } from 'vitest';
import { Kind, VALUE_KINDS } from '../../src/model/kind.ts';
import { RuleSet } from '../../src/model/rule-set.ts';
import { Tally } from '../../src/model/tally.ts';
import { pattern, rule } from '../redact/scan/rules-of.ts';

const masks = rule('shop/masks', pattern('a'), { kind: 'phone', do: { action: 'mask', last: 2 } });
const flags = rule('shop/flags', pattern('b'), { do: { action: 'flag' } });
const drops = rule('shop/drops', pattern('c'), { kind: 'iban', do: { action: 'drop' } });

describe('Tally', () => {
  it('keeps its counts when the rules change, under the kinds and ids that they had', () => {
    const tally = new Tally(new RuleSet([masks, flags]));
    tally.replaced[VALUE_KINDS.length] += 3;
    tally.replaced[Kind.phone] += 1;
    tally.flag(2);
    // The code of `masks` is that of `drops` now, and the number of `flags` is another one.
    tally.changeRules(new RuleSet([flags, drops]));
    tally.replaced[VALUE_KINDS.length + 1] += 5;
    tally.flag(1);
    const copy = new Tally();
    copy.copy(tally);
    for (const one of [tally, copy])
      expect(one.toJSON()).toMatchObject({
        replaced: { phone: 4, iban: 5 },
        flagged: { 'shop/flags': 2 },
      });
    tally.changeRules(new RuleSet([]));
    tally.changeRules(new RuleSet([flags]));
    expect(tally.toJSON()).toMatchObject({
      replaced: { phone: 4, iban: 5 },
      flagged: { 'shop/flags': 2 },
    });
    // A copy is what it was.
    expect(copy.toJSON()).toMatchObject({ flagged: { 'shop/flags': 2 } });
  });
});
