import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { showConfig } from '../../src/config/show.ts';

const FILE = '/etc/logsluice/logsluice.yaml';

const CONFIGS = [
  '',
  'format: json',
  'format: \'$remote_addr: "$request" # $status\'',
  'format: main\nnginx_conf: /etc/nginx/nginx.conf\nkeys: { directory: keys, epoch: month }',
  'limits: { line: 1000 }\nredact: { time: day, truncate: { ipv4: 8 } }',
  "redact: { names: { plain: [code, '*count'], secret: 'x* state', email: '*adres', user: '@id' } }",
];

describe('showConfig()', () => {
  it.each(CONFIGS)('shows what reads back as the same config: %s', (text) => {
    const config = parseConfig(text, FILE);
    const shown = showConfig(config);
    expect(parseConfig(shown, FILE)).toEqual(config);
    // The order of names decides too, and toEqual() does not see it.
    expect(showConfig(parseConfig(shown, FILE))).toBe(shown);
  });

  it('does so for any names of any kinds', () => {
    const kinds = ['secret', 'email', 'phone', 'plain', 'text', 'user', 'target'];
    const pattern = fc.stringMatching(/^\*?[a-z#@&!'"]{1,4}\*?$/);
    fc.assert(
      fc.property(fc.uniqueArray(pattern, { maxLength: 12 }), fc.array(fc.nat(6)), (all, picks) => {
        const names: Record<string, string[]> = {};
        all.forEach((name, i) => {
          const kind = kinds[picks[i % Math.max(1, picks.length)] ?? 0];
          names[kind] = [...(names[kind] ?? []), name];
        });
        const config = parseConfig(JSON.stringify({ redact: { names } }), FILE);
        const shown = showConfig(config);
        expect(parseConfig(shown, FILE)).toEqual(config);
        expect(showConfig(parseConfig(shown, FILE))).toBe(shown);
      }),
      { numRuns: 50 },
    );
  });
});
