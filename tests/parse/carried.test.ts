import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/model/format.ts';
import { NameTable } from '../../src/model/name-table.ts';
import { combined } from '../../src/parse/access-log.ts';
import { carried } from '../../src/parse/carried.ts';
import { JsonLines } from '../../src/parse/json-lines.ts';
import { logFormat } from '../../src/parse/log-format.ts';
import { nginxError } from '../../src/parse/nginx-error.ts';
import { fieldsOf, parsed, someNames } from './fields-of.ts';

const names = new NameTable([]);
const format = carried(combined(names));

const LINE = '192.0.2.7 - jan [22/Nov/2026:17:15:43 +0000] "GET /x HTTP/1.1" 200 5 "-" "curl/8.1"';
const ERROR = '2026/11/22 17:15:43 [error] 5#5: *9 x, client: 192.0.2.7, server: y';

describe('a line behind what carried it', () => {
  it.each([
    '<190>Nov 22 17:15:43 web1 nginx: ',
    'Nov  2 17:15:43 web1 nginx[4711]: ',
    '2026-11-22T17:15:43+00:00 web1 nginx: ',
    '<190>1 2026-11-22T17:15:43Z web1 nginx 4711 - - ',
    '2026-11-22T17:15:43.123Z stdout F ',
    '2026-11-22T17:15:43.123456789+01:00 stderr P ',
    'web-1  | ',
    'shop_web.1 | ',
    'shop.example:443 ',
  ])('is read as it is without, and %j is text', (head) => {
    const inner = fieldsOf(combined(names), LINE);
    expect(fieldsOf(format, head + LINE)).toEqual([`text ${head}`, ...inner]);
    expect(parsed(format, head + LINE)).toMatchObject({
      fit: 'whole',
      time: parsed(combined(names), LINE).time,
    });
    const others: [Format, string][] = [
      [nginxError(), ERROR],
      [new JsonLines(someNames), '{"user":"jan","a":1}'],
    ];
    for (const [other, line] of others)
      expect(fieldsOf(carried(other), head + line)).toEqual([
        `text ${head}`,
        ...fieldsOf(other, line),
      ]);
  });

  it.each([
    LINE,
    `192.0.2.7:4711 - jan ${LINE.slice(16)}`,
    `192.0.2.7:4711 - x - jan ${LINE.slice(16)}`,
    `198.51.100.2, ${LINE}`,
    `shop.example:x ${LINE}`,
    `shop.example:123456 ${LINE}`,
    `Nov 22 17:15:43 web1 nginx ${LINE}`,
    `2026-11-22T17:15:43Z stdin F ${LINE}`,
    `<190>1 2026-11-22T17:15:43Z web1 nginx 4711 - [x] ${LINE}`,
    'Nov 22 17:15:43 web1 nginx: hello',
    'web-1  | hello',
    'web-1  | ',
    'shop.example:443 ',
    '2026-11-22T17:15:43Z stdout F',
    '<190>1 2026-11-22T17:15:43Z web1 nginx 4711 - -',
    '',
  ])('%j has no such head, or nothing that fits behind it', (line) => {
    expect(fieldsOf(format, line)).toEqual(fieldsOf(combined(names), line));
    expect(parsed(format, line).fit).toBe(parsed(combined(names), line).fit);
  });

  it('is not taken off where the format has it', () => {
    const own = logFormat('own', '$host:$server_port $remote_addr $status', names, 'default');
    const line = 'shop.example:443 192.0.2.7 200';
    expect(fieldsOf(carried(own), line)).toEqual(fieldsOf(own, line));
  });
});
