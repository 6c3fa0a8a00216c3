import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/base/ascii.ts';
import { explainLine } from '../../../src/pipeline/explanation.ts';
import { stages } from '../../laws/sluice-of.ts';

/** Who says what the value of the parameter is, and what was looked at beside. */
async function told(target: string) {
  const line = `192.0.2.7 - - [22/Nov/2026:17:15:43 +0000] "GET ${target} HTTP/1.1" 200 5 "-" "-"`;
  const { spans, nearMisses } = explainLine(await stages('combined'), bytesOf(line));
  return {
    rules: spans.flatMap(({ rule }) => rule ?? []),
    misses: nearMisses.map(({ why }) => why),
  };
}

describe('a value that the name of its parameter tells', () => {
  it('is not checked again by a rule that would say the same', async () => {
    expect(await told('/x?telefoon=0600297110')).toEqual({
      rules: ['person/phone-named'],
      misses: ['person/phone-near-word: lies within what a name said'],
    });
  });

  it('is checked by a rule that says something else of it', async () => {
    expect((await told('/x?naam=4111111111111111')).rules).toEqual(['payment/card']);
  });

  it('is checked where nothing but a word stands near it', async () => {
    expect((await told('/telefoon/0600297110')).rules).toEqual(['person/phone-near-word']);
  });
});
