import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, generateLines } from '../../bench/generate/generate-lines.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stagesOf } from '../../src/config/stages-of.ts';
import { Kind } from '../../src/model/kind.ts';
import { RuleSet } from '../../src/model/rule-set.ts';
import { explainLine } from '../../src/pipeline/explanation.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { readRule } from '../../src/rules/read-rule.ts';

const LIMIT = 4096;

const stages = (config = ''): Promise<Stages> =>
  stagesOf(parseConfig(`limits: { line: ${LIMIT}B }\n${config}`, 'test'));

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

/** The line as a run writes it, without its line end. */
function redacted(base: Stages, line: Uint8Array): string {
  const sluice = new Sluice(base);
  const out = text(sluice.push(Buffer.concat([line, Buffer.from('\n')])));
  return out.slice(0, -1);
}

/** A line without its line end, of bytes that may stand in one. */
const anyLine = fc
  .oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .string({ unit: fc.constantFrom(...'{}[]",:\\%=&@./-_ \x0192aG:é'), maxLength: 200 })
      .map((chars) => new Uint8Array(Buffer.from(chars))),
    fc
      .constantFrom('192.0.2.7 - jan [x', '{"ip":"192.0.2.7"', '{"time":1e300,"ip":"192.0.2.7"}')
      .map((chars) => new Uint8Array(Buffer.from(chars))),
    fc.integer({ min: LIMIT - 3, max: LIMIT + 3 }).map((size) => new Uint8Array(size).fill(0x78)),
  )
  .map((bytes) => bytes.filter((byte) => byte !== 0x0a && byte !== 0x0d));

describe('explainLine()', () => {
  it('tells the bytes that a run writes, for any line', async () => {
    const base = await stages();
    fc.assert(
      fc.property(anyLine, (line) => {
        expect(explainLine(base, line).out).toBe(redacted(base, line));
      }),
      { numRuns: 300 },
    );
  });

  it('names the login rule that says which bytes are the account', async () => {
    const line =
      'Nov 22 17:15:43 web1 sshd[1]: Failed password for invalid user jan from 192.0.2.7 port 1 ssh2';
    const from = line.indexOf('jan');
    const { spans } = explainLine(await stages(), Buffer.from(line));
    expect(spans).toMatchObject([
      {
        ...{ from, to: from + 3, kind: 'user', rule: 'sshd' },
        foundBy: 'login rule',
        action: 'token',
      },
      { kind: 'embedded' },
    ]);
  });

  it.each(FORMAT_NAMES)(
    'tells the bytes that a run writes: generated lines, %s',
    async (format) => {
      const base = await stages();
      for (const { bytes } of generateLines({ lines: 300, seed: 5, format })) {
        const line = bytes.subarray(0, bytes.length - 1);
        expect(explainLine(base, line).out).toBe(redacted(base, line));
      }
    },
  );

  it.each(FORMAT_NAMES)('holds no secret: generated lines, %s', async (format) => {
    const base = await stages();
    for (const { bytes, plants } of generateLines({ lines: 300, seed: 6, format })) {
      const line = bytes.subarray(0, bytes.length - 1);
      const told = JSON.stringify(explainLine(base, line));
      for (const { offset, length, kind } of plants) {
        const secret = JSON.stringify(text(line.subarray(offset, offset + length))).slice(1, -1);
        // A short one may stand anywhere by chance; an agent may be that of its family.
        if (length >= 8 && Kind[kind] < Kind.agent) expect(told).not.toContain(secret);
      }
    }
  });

  it('gives spans and fields that lie in the line, in order, and each text where it stands', async () => {
    const base = await stages();
    fc.assert(
      fc.property(anyLine, (line) => {
        const { fields, spans, nearMisses } = explainLine(base, line);
        for (const list of [fields, spans]) {
          let at = 0;
          for (const { from, to } of list) {
            expect(from).toBeGreaterThanOrEqual(at);
            expect(to).toBeGreaterThanOrEqual(from);
            at = to;
          }
          expect(at).toBeLessThanOrEqual(line.length);
        }
        for (const { from, to } of nearMisses) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(line.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes a time that no calendar has for none', async () => {
    const base = await stages('format: json');
    const told = explainLine(base, Buffer.from('{"time":1e300,"a":1}'));
    expect(told.time).toBe(undefined);
  });

  it('makes no key for a line that is withheld before it is parsed', async () => {
    const base = await stages();
    const opened: number[] = [];
    const keyring = {
      epochOf: (seconds: number) => base.keyring.epochOf(seconds),
      open: (epoch: number) => {
        opened.push(epoch);
        return base.keyring.open(epoch);
      },
    };
    expect(explainLine({ ...base, keyring }, new Uint8Array(LIMIT + 1)).withheld).toBe('too_long');
    expect(opened).toEqual([]);
  });

  it('withholds a line on which a format fails, and tells nothing of the error', async () => {
    const base = await stages();
    const format = {
      name: 'broken',
      family: 'text' as const,
      json: false,
      parse: () => {
        throw new Error('192.0.2.7');
      },
    };
    const told = explainLine({ ...base, format }, Buffer.from('192.0.2.7'));
    expect(told).toMatchObject({ withheld: 'failed', fields: [], spans: [] });
    expect(JSON.stringify(told)).not.toContain('192.0.2.7');
  });

  it.each<[string, string, string, RegExp]>([
    [
      'a check that refuses',
      'check: luhn, find: { digits: 16 }',
      'x 4111111111111112',
      /^shop\/near: 16 digits, luhn says /,
    ],
    [
      'a keyword that is too far away',
      'find: { digits: 8, keywords: klant, within: 10 }',
      'de klant met het nummer 12345678',
      /^shop\/near: keyword 16 bytes away, allowed 10$/,
    ],
    [
      'a keyword too far behind',
      'find: { digits: 8, keywords: klant, within: 10 }',
      '12345678 is het nummer van klant a',
      /^shop\/near: keyword 19 bytes away, allowed 10$/,
    ],
    [
      'a digit too many',
      'find: { digits: [12, 14] }',
      'x 123456789012345',
      /^shop\/near: 15 digits, wanted 12 to 14$/,
    ],
    ['a digit too few', 'find: { digits: 8 }', 'x 1234567', /^shop\/near: 7 digits, wanted 8$/],
  ])('tells of %s, with no byte of the value', async (_, rule, line, why) => {
    const base = await stages();
    const rules = new RuleSet([ruleOf(rule)]);
    const told = explainLine({ ...base, policy: { ...base.policy, rules } }, Buffer.from(line));
    expect(told.spans).toEqual([]);
    expect(told.nearMisses.map((miss) => miss.why)).toEqual([expect.stringMatching(why)]);
    const value = /\d{7,}/.exec(line)?.[0] ?? '';
    const [miss] = told.nearMisses;
    expect(line.slice(miss?.from, miss?.to)).toBe(value);
    expect(JSON.stringify(told.nearMisses)).not.toContain(value);
  });
});

/** A rule of the group `shop`, not proven. */
function ruleOf(keys: string) {
  const text = `{ id: near, says: x, kind: user, in: text, gaps: [], ${keys},
    samples: { redacts: [{ from: a, to: b }], leaves: [c] } }`;
  return readRule(text, 'near.yaml', 'shop', () => []).rule;
}
