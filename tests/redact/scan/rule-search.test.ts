import { describe, expect, it } from 'vitest';
import { digits, pattern, rule, scanned } from './rules-of.ts';

const CODE = rule('a/code', pattern('K\\d{4}'));

describe('a pattern', () => {
  it.each([
    ['at the beginning', 'K1234 x', ['a/code: K1234']],
    ['at the end', 'x K1234', ['a/code: K1234']],
    ['behind a sign', '(K1234)', ['a/code: K1234']],
    ['twice', 'K1234,K5678', ['a/code: K1234', 'a/code: K5678']],
    ['in a word', 'xK1234', []],
    ['before a letter', 'K1234x', []],
    ['before a digit', 'K12345', []],
  ])('is found %s', (_, text, spans) => expect(scanned([CODE], text).spans).toEqual(spans));

  it('may stand in a word when the rule says so', () => {
    const found = scanned([rule('a/code', pattern('K\\d{4}', { whole: false }))], 'K12345');
    expect(found.spans).toEqual(['a/code: K1234']);
  });

  it('begins anywhere with a byte that is neither letter nor digit', () => {
    const home = rule('a/home', pattern('~[a-z]+'));
    expect(scanned([home], 'x~jan').spans).toEqual(['a/home: ~jan']);
  });

  // Whole words and words with something behind them, at both sides of what is a short word.
  it.each([12, 13, 14, 15, 16, 17, 18])('is found as a word of %i letters', (length) => {
    const word = 'k'.repeat(length);
    const whole = rule('a/whole', pattern(`[a-z]{${length}}`));
    const more = rule('b/more', pattern(`[a-z]{${length}}~\\d`));
    for (const text of [word, `x ${word} y`, `x,${word}`, `1-${word}-1`])
      expect(scanned([whole, more], text).spans).toEqual([`a/whole: ${word}`]);
    expect(scanned([whole, more], `x ${word}~1`).spans).toEqual([`b/more: ${word}~1`]);
    expect(scanned([whole, more], `${word}k`).spans).toEqual([]);
    expect(scanned([whole, more], word.slice(1)).spans).toEqual([]);
  });

  it('gives way to a shorter match when its check refuses the longest', () => {
    const iban = rule('a/iban', pattern('[A-Z]{2}\\d{2}( ?[A-Z0-9]{1,4})+'), { checks: ['iban'] });
    expect(scanned([iban], 'to NL91 ABNA 0417 1643 00 BY JAN').spans).toEqual([
      'a/iban: NL91 ABNA 0417 1643 00',
    ]);
  });
});

describe('a keyword', () => {
  const near = { keywords: ['klantnummer', 'klant nr'], within: 6 };
  const number = rule('a/number', pattern('\\d{4,6}', near));

  it.each([
    ['behind it', 'klantnummer: 12345', ['a/number: 12345']],
    ['in front of it', '12345 = klantnummer', ['a/number: 12345']],
    ['in any case', 'KlantNummer 12345', ['a/number: 12345']],
    ['of two words', 'klant nr 12345', ['a/number: 12345']],
    ['too far away', 'klantnummer of 7: 12345', []],
    ['within a word', 'klantnummers 12345', []],
    ['and no value', 'klantnummer', []],
    ['that is not there', '12345', []],
  ])('makes a value count %s', (_, text, spans) =>
    expect(scanned([number], text).spans).toEqual(spans),
  );

  it('stands in front of the value when the rule says so', () => {
    const behind = pattern('\\d{4,6}', { ...near, keywordFirst: true });
    const found = (text: string) => scanned([rule('a/number', behind)], text).spans;
    expect(found('klantnummer: 12345')).toEqual(['a/number: 12345']);
    expect(found('12345 = klantnummer')).toEqual([]);
    expect(found('12345 = klantnummer 23456')).toEqual(['a/number: 23456']);
  });

  it('is asked of numbers by digits too', () => {
    const bsn = rule('a/bsn', digits(8, 9, { keywords: ['bsn'], within: 8 }), { checks: ['bsn'] });
    expect(scanned([bsn], 'bsn 1112.22.333 or 111222333').spans).toEqual([]);
    expect(scanned([bsn], 'bsn 111 222 333').spans).toEqual(['a/bsn: 111 222 333']);
    expect(scanned([bsn], '111222333').spans).toEqual([]);
  });
});

describe('a number by its digits', () => {
  const card = rule('a/card', digits(12, 19), { checks: ['luhn'] });

  it.each([
    ['bare', '4111111111111111', ['a/card: 4111111111111111']],
    ['in groups', '4111-1111-1111-1111', ['a/card: 4111-1111-1111-1111']],
    ['with another number behind it', '4111 1111 1111 1111 200', ['a/card: 4111 1111 1111 1111']],
    ['with another number before it', '12 4111 1111 1111 1111', ['a/card: 4111 1111 1111 1111']],
    ['with letters beside it', 'x4111111111111111', []],
    ['with a wrong digit', '4111111111111112', []],
    ['too short', '4111111111', []],
    ['as a part of a longer number', '4111-1111-1111-1129-0000', []],
  ])('is found %s', (_, text, spans) => expect(scanned([card], text).spans).toEqual(spans));

  it('tells why it was left', () =>
    expect(scanned([card], '4111111111111112').misses).toEqual([
      'a/card: 16 digits, luhn says check digit wrong',
    ]));
});

describe('words', () => {
  it('are found whole and in any case', () => {
    const words = rule('a/words', { by: 'words', words: ['Jansen', 'de vries'] });
    expect(scanned([words], 'JANSEN, De Vries, jansens').spans).toEqual([
      'a/words: JANSEN',
      'a/words: De Vries',
    ]);
  });
});

describe('where several rules find something', () => {
  const longer = rule('b/longer', pattern('K\\d{4}-\\d'), { kind: 'name' });

  it('the longer find counts', () => {
    expect(scanned([CODE, longer], 'K1234-5').spans).toEqual(['b/longer: K1234-5']);
    expect(scanned([longer, CODE], 'K1234-5').misses).toEqual([
      'a/code: lies within what b/longer found',
    ]);
  });

  it('of two as long the one with a check counts', () => {
    const plain = rule('a/plain', pattern('\\d{16}'));
    const card = rule('b/card', pattern('4\\d{15}'), { checks: ['luhn'] });
    expect(scanned([plain, card], '4111111111111111').spans).toEqual(['b/card: 4111111111111111']);
  });

  it('nothing of either stays where they overlap in part', () => {
    const left = rule('a/left', pattern('ab-cd'));
    const right = rule('a/right', pattern('cd-efg'));
    expect(scanned([left, right], 'ab-cd-efg').spans).toEqual(['a/right: ab-cd-efg']);
  });

  it('what a rule keeps is no other one’s', () => {
    const keep = rule('z/keep', pattern('K0000'), { do: { action: 'keep' } });
    expect(scanned([CODE, keep], 'K0000 K1234').spans).toEqual(['a/code: K1234']);
    expect(scanned([CODE, keep], 'K0000').misses).toEqual(['a/code: kept by allow rule z/keep']);
  });

  it('what a name keeps is told with the rule of the name', () => {
    const keep = rule(
      'z/keep',
      { by: 'names', names: ['ref'] },
      { kind: 'phone', do: { action: 'keep' } },
    );
    expect(scanned([CODE, keep], 'ref=K1234').misses).toEqual([
      'a/code: kept by allow rule z/keep',
    ]);
  });

  it('what a shape finds within a find is told with the rule of the shape', () => {
    const mail = rule('a/mail', { by: 'shape', shape: 'email' }, { kind: 'email' });
    const keep = rule('z/keep', pattern('desk@[a-z.]+'), { do: { action: 'keep' } });
    expect(scanned([mail, keep], 'to desk@example.org').misses).toEqual([
      'a/mail: kept by allow rule z/keep',
    ]);
  });

  it('a name is replaced once, by the longer of its rules', () => {
    const named = rule('a/named', { by: 'names', names: ['ref'] });
    expect(scanned([named, CODE], '/?ref=x K1234', { as: 'target' }).spans).toEqual([
      'a/named: x K1234',
    ]);
  });
});

describe('what a rule does', () => {
  it('flags, and leaves the text to other rules', () => {
    const flag = rule('a/flag', pattern('K\\d{4}'), { do: { action: 'flag' } });
    const both = scanned([flag, CODE], 'K1234');
    expect(both.flags).toEqual(['a/flag']);
    expect(both.spans).toEqual(['a/code: K1234']);
  });

  it('flags once, however often the text is written in escapes', () => {
    const flag = rule('a/flag', pattern('K\\d{4}'), { do: { action: 'flag' } });
    expect(scanned([flag], '/x%20K1234', { as: 'target' }).flags).toEqual(['a/flag']);
  });

  it('withholds the line', () => {
    const withhold = rule('a/never', pattern('K\\d{4}'), { do: { action: 'withhold' } });
    expect(scanned([withhold], 'x').passes).toBe(true);
    expect(scanned([withhold], 'K1234').passes).toBe(false);
  });

  it.each(['flag', 'withhold', 'keep'] as const)('with a name: %s', (action) => {
    const named = rule('a/named', { by: 'names', names: ['ref'] }, { do: { action } });
    const found = scanned([named, CODE], '/?ref=K1234', { as: 'target' });
    expect(found.flags).toEqual(action === 'flag' ? ['a/named'] : []);
    expect(found.passes).toBe(action !== 'withhold');
    expect(found.spans).toEqual(action === 'keep' ? [] : ['a/code: K1234']);
  });
});

describe('where a rule looks', () => {
  const inReferer = rule('a/code', pattern('K\\d{4}'), { in: ['referer'] });

  it('is the fields that it names', () => {
    expect(scanned([inReferer], 'K1234', { as: 'referer' }).spans).toHaveLength(1);
    expect(scanned([inReferer], 'K1234', { as: 'target' }).spans).toHaveLength(0);
    expect(scanned([inReferer], 'K1234').spans).toHaveLength(0);
  });

  it('is the formats that it names, and lines that fit none', () => {
    const inJson = rule('a/code', pattern('K\\d{4}'), { formats: ['json'] });
    expect(scanned([inJson], 'K1234', { family: 'json' }).spans).toHaveLength(1);
    expect(scanned([inJson], 'K1234', { family: 'access' }).spans).toHaveLength(0);
    expect(scanned([inJson], 'K1234').spans).toHaveLength(1);
  });
});

describe('a text made to be slow', () => {
  it('is withheld', () => {
    const slow = rule('a/slow', pattern('[a-z]+( [a-z]+)*!'));
    const attack = 'a '.repeat(20_000);
    expect(scanned([slow], attack).passes).toBe(false);
    expect(scanned([slow], 'hello there').passes).toBe(true);
  });
});

describe('a number in a number', () => {
  const card = rule('a/card', digits(12, 19), { checks: ['luhn'] });

  it('is no card behind a point', () =>
    expect(scanned([card], '0.4111111111111111').spans).toEqual([]));
});

describe('a shape that no rule asks for', () => {
  it('hides nothing from the others', () => {
    const ipv4 = rule('network/ipv4', { by: 'shape', shape: 'ipv4' });
    expect(scanned([ipv4], 'root@192.0.2.7').spans).toEqual(['network/ipv4: 192.0.2.7']);
  });
});

describe('a rule for a shape with an action of its own', () => {
  const email = { by: 'shape', shape: 'email' } as const;

  it('has that action for what its shape finds', () => {
    const withhold = rule('p/email', email, { kind: 'email', do: { action: 'withhold' } });
    expect(scanned([withhold], 'jan@example.org').passes).toBe(false);
    const flag = rule('p/email', email, { kind: 'email', do: { action: 'flag' } });
    expect(scanned([flag], 'jan@example.org')).toMatchObject({ flags: ['p/email'], spans: [] });
    const drop = rule('p/email', email, { kind: 'email', do: { action: 'drop' } });
    expect(scanned([drop], 'jan@example.org').kinds).toEqual(['email']);
  });
});
