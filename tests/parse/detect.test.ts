import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { Fields, Fit } from '../../src/model/fields.ts';
import type { Format } from '../../src/model/format.ts';
import { combined, common } from '../../src/parse/access-log.ts';
import { Detect } from '../../src/parse/detect.ts';
import { JsonLines } from '../../src/parse/json-lines.ts';
import { nginxError } from '../../src/parse/nginx-error.ts';
import { text } from '../../src/parse/text.ts';
import { fieldsOf, parsed, someNames } from './fields-of.ts';

const auto = (): Detect =>
  new Detect(
    [new JsonLines(someNames), nginxError(), combined(someNames), common(someNames)],
    text(),
  );

const COMMON = '192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5';
const LINES = {
  json: '{"user":"jan","a":"192.0.2.7"}',
  error: '2026/11/22 17:15:43 [error] 12#12: *45 x, client: 192.0.2.7, server: a',
  combined: `${COMMON} "-" "curl/8.0"`,
  common: COMMON,
  text: 'something of 192.0.2.7',
};

describe('the format auto', () => {
  it('finds the format of every line by itself, in any order of lines', () => {
    for (const first of Object.values(LINES)) {
      for (const [name, line] of Object.entries(LINES)) {
        const format = auto();
        parsed(format, first);
        const alone = auto();
        expect(fieldsOf(format, line)).toEqual(fieldsOf(alone, line));
        if (name !== 'text') expect(format.current.name).toContain(name);
        expect(format.json).toBe(format.current.name === 'json');
      }
    }
  });

  it('finds what a cut line was cut from', () => {
    const format = auto();
    expect(parsed(format, '{"user":"ja')).toMatchObject({
      fit: 'partial',
      fields: [['user', 'ja']],
    });
    const line = COMMON.slice(0, 55);
    expect(parsed(format, line).fields).toEqual(parsed(common(someNames), line).fields);
  });

  it('calls a line that fits nothing by the format that it had before', () => {
    const format = auto();
    expect(format.current.name).toBe('text');
    expect(parsed(format, LINES.text).fit).toBe('whole');
    parsed(format, LINES.json);
    expect(parsed(format, LINES.text).fit).toBe('none');
    expect(format.current.name).toBe('json');
    expect(format.json).toBe(true);
    expect(parsed(format, '').fit).toBe('whole');
  });

  it('takes the first format that fits wholly over one that fits in part', () => {
    const fixed = (name: string, fit: Fit): Format => ({
      name,
      family: 'text',
      json: false,
      parse: (_bytes, start, end, fields) => {
        fields.asText(start, end);
        return fit;
      },
    });
    const tried = (fits: readonly Fit[]) => {
      const formats = fits.map((fit, i) => fixed(`${i}`, fit));
      const format = new Detect(formats, fixed('text', Fit.whole));
      const fit = format.parse(bytesOf('x'), 0, 1, new Fields());
      return [fit, format.current.name];
    };
    expect(tried([Fit.none, Fit.partial, Fit.whole, Fit.whole])).toEqual([Fit.whole, '2']);
    expect(tried([Fit.none, Fit.partial, Fit.none])).toEqual([Fit.partial, 'text']);
    expect(tried([Fit.none])).toEqual([Fit.whole, 'text']);
  });
});
