import type { JsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import type * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { findingLine } from '../../../src/sink/findings/finding-line.ts';
import { findingSchema } from '../../../src/sink/findings/finding-schema.ts';
import {
  type findingShape,
  parseFindingLine,
  readFindingLine,
} from '../../../src/sink/findings/finding-shape.ts';
import { BARE, findings, SAMPLE } from './findings.ts';
import { misfits } from './fits-schema.ts';

const schema = findingSchema();

/** A copy of the sample's JSON with one thing changed. */
function changed(change: (json: Record<string, unknown>) => void): unknown {
  const json = JSON.parse(findingLine(SAMPLE)) as Record<string, unknown>;
  change(json);
  return json;
}

describe('findingSchema()', () => {
  it('is a closed object of draft 2020-12 that wants every key', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.title).toBe('logsluice finding');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(Object.keys(schema.properties ?? {}));
  });

  it('has the keys of the interface, in their order', () => {
    expectTypeOf<keyof v.InferInput<typeof findingShape>>().toEqualTypeOf<keyof Finding>();
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(SAMPLE));
    const { log, login } = schema.properties as Record<string, JsonSchema>;
    expect(Object.keys(log?.properties ?? {})).toEqual(Object.keys(SAMPLE.log));
    expect(Object.keys(login?.properties ?? {})).toEqual(Object.keys(SAMPLE.login));
  });

  it('takes every finding as it is written', () => {
    expect(misfits(JSON.parse(findingLine(BARE)), schema)).toEqual([]);
    fc.assert(
      fc.property(findings, (finding) => {
        expect(misfits(JSON.parse(findingLine(finding)), schema)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is missing, too much, or of another kind', () => {
    const wrong = (change: (json: Record<string, unknown>) => void) =>
      misfits(changed(change), schema);
    expect(wrong((json) => delete json['account'])).toEqual(['$.account']);
    expect(wrong((json) => Object.assign(json, { address: '192.0.2.1' }))).toEqual(['$.address']);
    expect(wrong((json) => Object.assign(json, { severity: 'critical' }))).toEqual(['$.severity']);
    expect(wrong((json) => Object.assign(json, { score: null }))).toEqual(['$.score']);
    expect(wrong((json) => Object.assign(json, { id: 'a b' }))).toEqual(['$.id']);
    expect(wrong((json) => Object.assign(json, { usual: {} })).length).toBeGreaterThan(0);
  });
});

describe('findingLine()', () => {
  it('writes the keys in the order of the interface, undefined as null, on one line', () => {
    const shuffled = Object.fromEntries(Object.entries(SAMPLE).reverse()) as unknown as Finding;
    expect(findingLine(shuffled)).toBe(JSON.stringify(SAMPLE));
    expect(Object.keys(JSON.parse(findingLine(BARE)) as object)).toEqual(Object.keys(SAMPLE));
    expect(findingLine(BARE)).toContain('"usual":null,"previous":null');
    fc.assert(fc.property(findings, (finding) => !findingLine(finding).includes('\n')));
  });

  it('leaves out what a finding should not have', () => {
    const extra = { ...SAMPLE, raw: 'x', login: { ...SAMPLE.login, address: 'x' } };
    expect(findingLine(extra)).toBe(findingLine(SAMPLE));
  });

  it('is read back as the finding that it was, checked or not', () => {
    fc.assert(
      fc.property(findings, (finding) => {
        const line = findingLine(finding);
        const read = readFindingLine(line);
        expect(read && findingLine(read)).toBe(line);
        expect(findingLine(parseFindingLine(line))).toBe(line);
      }),
    );
    for (const line of ['', '{}', 'null', '{"schema":1', findingLine(SAMPLE).replace('1', '2')]) {
      expect(readFindingLine(line)).toBeUndefined();
    }
  });
});
