// Over 300 lines: resolve and splice are proved on the same blocks, so they share their making.

import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { Output } from '../../src/base/output.ts';
import type { Action } from '../../src/model/action.ts';
import { ADDRESS_KINDS, Kind, VALUE_KINDS, type ValueKind } from '../../src/model/kind.ts';
import { LineTable } from '../../src/model/line-table.ts';
import { Tally, Withheld } from '../../src/model/tally.ts';
import { Form, Tape } from '../../src/model/tape.ts';
import { truncateTo } from '../../src/pseudonym/address/truncate.ts';
import { ula } from '../../src/pseudonym/address/ula.ts';
import { writeToken } from '../../src/pseudonym/token.ts';
import { cutTime } from '../../src/redact/action/cut-time.ts';
import { Resolver } from '../../src/redact/resolve.ts';
import { splice } from '../../src/redact/splice.ts';
import { FakeKeyring } from './fake-keyring.ts';
import { WRITINGS } from './scan/escapes.ts';

const token = (kind: string): Action => ({
  type: 'keyed',
  write: (value, keys) => writeToken(kind, value, keys),
});
const isAddress = (kind: ValueKind) => (ADDRESS_KINDS as readonly string[]).includes(kind);

const DEFAULT: Record<ValueKind, Action> = Object.fromEntries(
  VALUE_KINDS.map((kind): [ValueKind, Action] => [
    kind,
    isAddress(kind) ? { type: 'address', map: ula } : token(kind),
  ]),
) as Record<ValueKind, Action>;

const DROP: Action = { type: 'constant', bytes: bytesOf('redacted_secret') };

interface Given {
  readonly text: string;
  readonly kind: ValueKind;
  readonly form?: number;
}

/** A machine that resolves and splices lines of `text` in which every given value is one span. */
class Bench {
  readonly keyring = new FakeKeyring();
  readonly tally = new Tally();
  readonly #resolver: Resolver;

  constructor(actions: Partial<Record<ValueKind, Action>> = {}) {
    const all = VALUE_KINDS.map((kind) => ({ ...DEFAULT, ...actions })[kind]);
    this.#resolver = new Resolver(all, token('address'), this.keyring);
  }

  /** The lines as they leave; their values stand in brackets. */
  lines(lines: readonly (readonly Given[])[], times: readonly number[] = []): string {
    const table = new LineTable();
    const tape = new Tape();
    let block = '';
    lines.forEach((spans, i) => {
      const start = block.length;
      const line = table.push(start, 0, 0, tape.count);
      table.times[line] = times[i] ?? 0;
      for (const { text, kind, form } of spans) {
        block += '<';
        tape.push(block.length, block.length + text.length, Kind[kind], form ?? 0, 0);
        block += `${text}>`;
      }
      table.contentEnds[line] = block.length;
      block += '\r\n';
      table.ends[line] = block.length;
    });
    const bytes = bytesOf(block);
    this.#resolver.resolve(bytes, table, tape);
    const output = new Output();
    splice(bytes, table, tape, output, this.tally);
    return latin1(output.view());
  }

  one(text: string, kind: ValueKind, form = 0): string {
    return this.lines([[{ text, kind, form }]]).slice(1, -3);
  }
}

describe('Resolver', () => {
  it('gives all spellings of an address one pseudonym', () => {
    const bench = new Bench();
    const v4 = bench.one('192.0.2.7', 'address');
    expect(ipaddr.parse(v4).range()).toBe('uniqueLocal');
    for (const text of [
      '::ffff:192.0.2.7',
      '::FFFF:c000:207',
      '0:0:0:0:0:ffff:c000:0207',
      '192%2E0.2.7',
    ])
      expect(bench.one(text, 'embedded')).toBe(v4);
    const dashed = (text: string, form = 0) => {
      const written = bench.one(text, 'host', Form.dashed | form).replaceAll('-', ':');
      return ipaddr.parse(written).toNormalizedString();
    };
    const normal = ipaddr.parse(v4).toNormalizedString();
    expect(dashed('192-0-2-7')).toBe(normal);
    expect(dashed('192-000-002-007')).toBe(normal);
    expect(dashed('192.0.2.7')).toBe(normal);
    expect(dashed('7.2.0.192', Form.reversed)).toBe(normal);
    const mapped = [...`${'0'.repeat(20)}ffffc0000207`].reverse().join('.');
    expect(dashed(mapped, Form.nibbles)).toBe(normal);
    const v6 = bench.one('2001:db8::c0de', 'forwarded');
    for (const text of ['2001:DB8::C0DE', '2001:0db8:0:0:0:0:0:c0de', '2001%3adb8%253A%3Ac0de'])
      expect(bench.one(text, 'upstream')).toBe(v6);
    const nibbles = [...'20010db800000000000000000000c0de'].reverse().join('.');
    const normal6 = ipaddr.parse(v6).toNormalizedString();
    expect(dashed(nibbles, Form.nibbles)).toBe(normal6);
    expect(dashed('2001-db8--c0de')).toBe(normal6);
    expect(dashed('2001-0db8-0-0-0-0-0-c0de')).toBe(normal6);
    expect(v6).not.toBe(v4);
  });

  it('gives all writings of a value one token', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab@.:" \t~=&;/'), minLength: 1, maxLength: 8 }),
        fc.constantFrom('user', 'email', 'secret'),
        (value, kind) => {
          const bench = new Bench();
          const wanted = bench.one(value, kind as 'user');
          for (const write of WRITINGS)
            expect(bench.one(write(value), kind as 'user')).toBe(wanted);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads e-mail addresses without case, accounts with it, numbers without their punctuation', () => {
    const bench = new Bench();
    expect(bench.one('Alice@Example.org', 'email')).toBe(bench.one('alice@example.org', 'email'));
    expect(bench.one('Alice', 'user')).not.toBe(bench.one('alice', 'user'));
    expect(bench.one('NL00 BANK 0123', 'iban')).toBe(bench.one('nl00bank0123', 'iban'));
    expect(bench.one('+31 (0)20-123', 'phone')).toBe(bench.one('+31020123', 'phone'));
    expect(bench.one('\xe9', 'phone')).not.toBe(bench.one('\xe8', 'phone'));
    expect(bench.one('\xe9', 'iban')).not.toBe(bench.one('\xe8', 'iban'));
  });

  it('writes a pseudonym as its place wants it', () => {
    const bench = new Bench();
    const plain = bench.one('192.0.2.7', 'address');
    expect(bench.one('192.0.2.7', 'address', Form.bracket)).toBe(`[${plain}]`);
    expect(bench.one('192.0.2.7', 'address', Form.quoted)).toBe(`"${plain}"`);
    expect(bench.one('1.5', 'user', Form.quoted)).toMatch(/^"user_[a-z2-7_]+"$/);
    expect(bench.one('192-0-2-7', 'host', Form.dashed)).toMatch(/^fd[\da-f]{2}(-[\da-f]{1,4}){7}$/);
    const truncated = new Bench({
      address: { type: 'address', map: (a) => truncateTo(24, 48)(a) },
    });
    expect(truncated.one('192.0.2.7', 'address', Form.bracket)).toBe('192.0.2.0');
    expect(truncated.one('2001:db8:1:2::7', 'address')).toBe('2001:db8:1::');
    // The cache knows the form too.
    expect(bench.one('192.0.2.7', 'address')).toBe(plain);
  });

  it('writes a token for what is no address where one was expected', () => {
    const bench = new Bench();
    for (const text of ['256.0.0.0', '010.0.0.1', '1.2.3', 'x', '1-2-3-4-5'])
      expect(bench.one(text, 'address', Form.expected)).toMatch(
        /^address_[a-z2-7]{8}_[a-z2-7]{16}$/,
      );
    expect(bench.one('1-2-3-4-5', 'host', Form.dashed)).toMatch(/^address_/);
    expect(bench.one('1.2.3', 'address', Form.quoted)).toMatch(/^"address_.*"$/);
  });

  it('asks an action once for a value and once more in another epoch', () => {
    const bench = new Bench();
    const line = [{ text: 'alice', kind: 'user' }] as const;
    const out = bench.lines([line, line, line], [0, 1, 86_400]).split('\r\n');
    expect(out[0]).toBe(out[1]);
    expect(out[2]).not.toBe(out[0]);
    expect(bench.keyring.macs).toBe(2);
  });

  it('withholds a line whose epoch has no key, also one that holds no span or was met before', () => {
    const bench = new Bench();
    const line = [{ text: 'alice', kind: 'user' }] as const;
    expect(bench.lines([line])).toContain('user_');
    bench.keyring.gone.add(0);
    const out = bench.lines([line, [], line], [0, 1, 86_400]).split('\r\n');
    expect(out[0]).toBe('[logsluice: line withheld, reason no_key]');
    expect(out[1]).toBe(out[0]);
    expect(out[2]).toMatch(/^<user_/);
    expect(bench.tally.withheld[Withheld.no_key]).toBe(2);
  });

  it('needs no key where nothing is done with one', () => {
    const all = Object.fromEntries(VALUE_KINDS.map((kind) => [kind, DROP]));
    const bench = new Bench(all);
    bench.keyring.gone.add(0);
    expect(bench.one('alice', 'user')).toBe('redacted_secret');
  });

  it('withholds a line on which anything fails, and touches none beside it', () => {
    const fails: Action = {
      type: 'plain',
      write: (value) => {
        if (latin1(value).includes('bad')) throw new Error(`cannot read ${latin1(value)}`);
        return bytesOf('fine');
      },
    };
    const bench = new Bench({ agent: fails, address: { ...fails, type: 'keyed' } });
    const good: Given[] = [
      { text: 'alice', kind: 'user' },
      { text: 'ok', kind: 'agent' },
    ];
    const bad: Given[] = [good[0], { text: 'bad', kind: 'agent' }, good[0]];
    const out = bench.lines([good, bad, good, [{ text: 'bad', kind: 'address' }], good]);
    const lines = out.split('\r\n');
    expect(lines[0]).toMatch(/^<user_\w+><fine>$/);
    expect(lines[1]).toBe('[logsluice: line withheld, reason failed]');
    expect(lines[3]).toBe(lines[1]);
    expect([lines[2], lines[4]]).toEqual([lines[0], lines[0]]);
    expect(bench.tally.toJSON()).toMatchObject({
      lines_in: 5,
      lines_out: 3,
      withheld: { failed: 2 },
    });
  });

  it('withholds the lines for which the keyring itself fails', () => {
    const bench = new Bench();
    bench.keyring.epochOf = () => {
      throw new Error('192.0.2.7');
    };
    expect(bench.one('alice', 'user')).toBe(
      'logsluice: line withheld, reason failed]'.slice(0, -1),
    );
  });

  it('lets the spans of kinds that are kept leave the tape: every byte stays', () => {
    const bench = new Bench({ user: { type: 'keep' }, time: { type: 'keep' } });
    const line: Given[] = [
      { text: 'al%20ice', kind: 'user' },
      { text: 'x', kind: 'secret' },
      { text: '17:15', kind: 'time' },
    ];
    expect(bench.lines([line])).toMatch(/^<al%20ice><secret_\w+><17:15>\r\n$/);
    expect(bench.tally.toJSON()).toMatchObject({ replaced: { secret: 1 } });
  });

  it('leaves a bare time that was cut a number', () => {
    const bench = new Bench({ time: { type: 'plain', write: cutTime('day') } });
    expect(bench.one('1700000000', 'time', Form.quoted)).toBe('1699920000');
    expect(bench.one('soon', 'time', Form.quoted)).toBe('"redacted_time"');
    // No number of JSON begins with 0.
    expect(bench.one('1000000000', 'time', Form.quoted)).toBe('"0999993600"');
  });

  it('takes values of any length', () => {
    const bench = new Bench({ secret: DROP });
    const long = 'x'.repeat(1 << 20);
    expect(bench.one(long, 'user')).toBe(bench.one(`${long}`, 'user'));
    expect(bench.one(long, 'secret')).toBe('redacted_secret');
    expect(bench.one(`%78${long.slice(1)}`, 'user')).toBe(bench.one(long, 'user'));
  });
});

describe('splice()', () => {
  it('gives back every byte outside the spans', () => {
    const part = fc.string({ unit: 'binary-ascii', maxLength: 80 });
    const line = fc.record({
      parts: fc.array(fc.tuple(part, part), { maxLength: 4 }),
      tail: part,
      end: fc.constantFrom('\n', '\r\n', ''),
      reason: fc.constantFrom(0, 0, 0, 1, 4),
      json: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const table = new LineTable();
        const tape = new Tape();
        let block = 'before';
        let wanted = '';
        let replaced = 0;
        for (const { parts, tail, end, reason, json } of lines) {
          const i = table.push(block.length, 0, 0, tape.count);
          let clean = '';
          for (const [raw, span] of parts) {
            block += raw;
            clean += raw;
            if (reason === 0) {
              tape.push(block.length, block.length + span.length, Kind.user, 0, 0);
              tape.reserve(1);
              tape.replacement[tape.used] = 0x23;
              tape.resolve(tape.count - 1, tape.replacement, tape.used, ++tape.used);
              replaced++;
            }
            block += span;
            clean += '#';
          }
          block += tail;
          table.contentEnds[i] = block.length;
          block += end;
          table.ends[i] = block.length;
          table.withheld[i] = reason;
          table.json[i] = json ? 1 : 0;
          const marker = {
            0: clean + tail,
            1: json
              ? '{"logsluice":"line withheld","reason":"too_long"}'
              : '[logsluice: line withheld, reason too_long]',
            4: json
              ? '{"logsluice":"line withheld","reason":"failed"}'
              : '[logsluice: line withheld, reason failed]',
          }[reason];
          wanted += marker + end;
        }
        const output = new Output();
        const tally = new Tally();
        splice(bytesOf(`${block}after`), table, tape, output, tally);
        expect(latin1(output.view())).toBe(wanted);
        const withheld = lines.filter(({ reason }) => reason !== 0).length;
        expect(tally).toMatchObject({ linesIn: lines.length, linesOut: lines.length - withheld });
        expect([tally.bytesIn, tally.bytesOut]).toEqual([block.length - 6, wanted.length]);
        expect(tally.replaced[Kind.user]).toBe(replaced);
      }),
      { numRuns: 500 },
    );
  });
});
