import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../../src/base/ascii.ts';
import { agentFamily } from '../../../src/pseudonym/agent/family.ts';
import { KNOWN_BOTS } from '../../../src/pseudonym/agent/known-bots.ts';
import { KNOWN_TOOLS } from '../../../src/pseudonym/agent/known-tools.ts';

const family = (agent: string): string => latin1(agentFamily(bytesOf(agent)));

describe('the lists of known names', () => {
  it.each([
    ['bots', KNOWN_BOTS],
    ['tools', KNOWN_TOOLS],
  ])('are sorted without case, each name once: %s', (_, names) => {
    const lower = names.map((name) => name.toLowerCase());
    expect(lower).toEqual([...new Set(lower)].sort());
  });

  it('share no name', () => {
    const bots = new Set(KNOWN_BOTS.map((name) => name.toLowerCase()));
    expect(KNOWN_TOOLS.filter((name) => bots.has(name.toLowerCase()))).toEqual([]);
  });

  it('hold names of one or two words that an agent can say', () => {
    for (const name of [...KNOWN_BOTS, ...KNOWN_TOOLS]) {
      expect(name).toMatch(/^[A-Za-z0-9][\w.!'-]*(?: [A-Za-z][\w.'-]*)?$/);
    }
  });

  it('are each found in any case, with and without a version, and stay', () => {
    for (const name of KNOWN_BOTS) {
      for (const version of ['', '/7']) {
        const out = `Mozilla/5.0 (compatible; ${name}${version})`;
        expect(
          family(`Mozilla/5.0 (compatible; ${name.toUpperCase()}${version}; +http://x.example)`),
        ).toBe(out);
        expect(family(out)).toBe(out);
      }
    }
    for (const name of KNOWN_TOOLS) {
      expect(family(name.toUpperCase())).toBe(name);
      expect(family(`${name}/7.3.1 (x; nl)`)).toBe(`${name}/7`);
      expect(family(`${name}/7`)).toBe(`${name}/7`);
    }
  });

  it('leave a name alone inside another word, and a tool that is a mere word', () => {
    expect(family('MyGooglebotx')).toBe('Other');
    expect(family('Mozilla/5.0 (X11; Linux x86_64; java; node) Gecko/20100101 Firefox/120.0')).toBe(
      'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
    );
  });
});
