import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { BROWSERS, WEB_VIEW } from '../../../src/pseudonym/agent/browsers.ts';
import { agentFamily } from '../../../src/pseudonym/agent/family.ts';
import { frozenAgent } from '../../../src/pseudonym/agent/frozen-agent.ts';
import { SYSTEMS } from '../../../src/pseudonym/agent/systems.ts';
import { isClosed } from './closed-grammar.ts';
import { samples } from './samples.ts';

const family = (agent: string): string => latin1(agentFamily(bytesOf(agent)));

const BROWSER_SAMPLES = samples('browsers.txt');
const NAMED_SAMPLES = samples('named.txt');
const AGENTS = [...BROWSER_SAMPLES, ...NAMED_SAMPLES].map(([agent]) => agent);

/** What must not leave: each is long enough not to be part of a family string by chance. */
const planted = fc.oneof(
  fc.stringMatching(/^[a-z]{7,12}$/),
  fc.stringMatching(/^[a-z]{5,9}@[a-z]{5,9}\.example$/),
  fc
    .tuple(fc.constantFrom('192.0.2.', '198.51.100.', '203.0.113.'), fc.nat(255))
    .map((p) => p.join('')),
  fc.nat(0xffff).map((group) => `2001:db8::${group.toString(16)}`),
  fc.uuid(),
  fc.stringMatching(/^06[0-9]{8}$/),
  fc.stringMatching(/^https:\/\/[a-z]{6,9}\.example\/[a-z0-9]{8}$/),
  fc.stringMatching(/^[A-Z]{2}-[A-Z][0-9]{3,4}[A-Z]$/),
);

/** An agent into which 1 to 3 values are put anywhere, with or without something around them. */
const spoiled = fc
  .tuple(
    fc.constantFrom(...AGENTS),
    fc.array(
      fc.tuple(
        planted,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('', ' ', '; ', '/'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([agent, plants]) => ({
    values: plants.map(([value]) => value),
    text: plants.reduce((text, [value, where, edge]) => {
      const at = Math.floor(where * text.length);
      return `${text.slice(0, at)}${edge}${value}${edge}${text.slice(at)}`;
    }, agent),
  }));

describe('agentFamily()', () => {
  it.each(BROWSER_SAMPLES)(
    'names browser, major version and system alone: %s',
    (agent, expected) => {
      expect(family(agent)).toBe(expected);
    },
  );

  it.each(NAMED_SAMPLES)(
    'names only bots and tools that everybody knows: %s',
    (agent, expected) => {
      expect(family(agent)).toBe(expected);
    },
  );

  it('lets nothing out that was planted in an agent', () => {
    fc.assert(
      fc.property(spoiled, ({ text, values }) => {
        const out = family(text);
        for (const value of values) expect(out.toLowerCase()).not.toContain(value.toLowerCase());
        expect(isClosed(out), out).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives a string of the closed grammar for any bytes', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.constantFrom(...AGENTS), fc.uint8Array({ maxLength: 40 }), fc.nat(200))
        .map(([agent, bytes, at]) =>
          bytesOf(`${agent.slice(0, at)}${latin1(bytes)}${agent.slice(at)}`),
        ),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const out = latin1(agentFamily(bytes));
        expect(isClosed(out), out).toBe(true);
        expect(family(out)).toBe(out);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves every family string of a browser as it is', () => {
    const moved: string[] = [];
    for (const { shape } of [...BROWSERS, WEB_VIEW]) {
      for (const system of SYSTEMS) {
        for (const major of ['1', '9', '10', '99', '120', '999']) {
          const out = frozenAgent(shape, system, major);
          if (family(out) !== out || !isClosed(out)) moved.push(`${out} → ${family(out)}`);
        }
      }
    }
    expect(moved).toEqual([]);
  });

  it('leaves the family string of a sample as it is', () => {
    for (const agent of AGENTS) expect(family(family(agent))).toBe(family(agent));
  });

  it('takes input made to hurt', () => {
    const mebibyte = 1 << 20;
    for (const unit of [
      '(',
      ';',
      ' ',
      'A',
      '/',
      'Chrome/',
      'bot ',
      'curl',
      '((a)',
      '\0',
      '\xff',
      'v/v',
    ]) {
      const bytes = bytesOf(unit.repeat(mebibyte / unit.length));
      expect(isClosed(latin1(agentFamily(bytes)))).toBe(true);
      const [first = ''] = AGENTS;
      expect(isClosed(family(first + latin1(bytes)))).toBe(true);
    }
    expect(family('')).toBe('Other');
    expect(family('\0\0\0')).toBe('Other');
    expect(family('\xc3\x28\xf0\x28\x8c\x28 \xed\xa0\x80')).toBe('Other');
  });

  it('judges an agent by its first 1,024 bytes', () => {
    const [agent = '', expected = ''] = BROWSER_SAMPLES[0] ?? [];
    expect(family(`${agent} ${'x'.repeat(2000)} Googlebot/2.1`)).toBe(expected);
  });

  it('gives bytes that the caller may change', () => {
    agentFamily(bytesOf('?')).fill(0);
    expect(family('?')).toBe('Other');
  });
});
