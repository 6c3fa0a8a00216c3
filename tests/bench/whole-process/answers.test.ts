import { describe, expect, it } from 'vitest';
import {
  addressesZeroed,
  columnHashed,
  octetZeroed,
  redacted,
  unchanged,
} from '../../../bench/whole-process/answers.ts';

const REST =
  '- - [02/Mar/2026:00:00:00 +0000] "GET /app/v1.2.3.4/a.js HTTP/2.0" 200 12 "-" "curl/8.0"';
const LINE = `192.0.2.7 ${REST}`;
const PSEUDONYM = 'fd00:0:0:0123:4567:89ab:cdef:0123';

describe('the judges', () => {
  it('unchanged() takes the line and nothing else', () => {
    expect(unchanged()(LINE, LINE, [])).toBeUndefined();
    expect(unchanged()(LINE, `${LINE} `, [])).toBeDefined();
  });

  it('octetZeroed() takes a zeroed octet of IPv4 in column 1 and nothing else', () => {
    expect(octetZeroed()(LINE, `192.0.2.0 ${REST}`, [])).toBeUndefined();
    expect(octetZeroed()(`2001:db8::7 ${REST}`, `2001:db8::7 ${REST}`, [])).toBeUndefined();
    expect(octetZeroed()(LINE, LINE, [])).toBeDefined();
    expect(octetZeroed()(LINE, `192.0.2.0 ${REST.replace('3.4', '3.0')}`, [])).toBeDefined();
  });

  it('addressesZeroed() takes zeros for every shape of IPv4', () => {
    const rest = REST.replace('1.2.3.4', '0.0.0.0');
    expect(addressesZeroed()(LINE, `0.0.0.0 ${rest}`, [])).toBeUndefined();
    expect(addressesZeroed()(LINE, `0.0.0.0 ${REST}`, [])).toBeDefined();
  });

  it('columnHashed() takes one pseudonym an address', () => {
    const judge = columnHashed();
    expect(judge(LINE, `${PSEUDONYM} ${REST}`, [])).toBeUndefined();
    expect(judge(LINE, `${PSEUDONYM} ${REST}`, [])).toBeUndefined();
    expect(judge(LINE, `${PSEUDONYM.replace('4567', '4568')} ${REST}`, [])).toBeDefined();
    expect(judge(LINE, LINE, [])).toBeDefined();
  });

  it('redacted() takes a pseudonym, refuses a left secret and a changed harmless field', () => {
    const judge = redacted();
    const line = LINE.replace('/a.js', '/a.js?email=bo@example.org');
    const secrets = ['192.0.2.7', 'bo@example.org'];
    const right = `fdaa:bbcc:ddee::1 ${REST.replace('/a.js', '/a.js?email=email_aaaa_bbbb')}`;
    expect(judge(line, right, secrets)).toBeUndefined();
    expect(judge(line, right.replace('email_aaaa_bbbb', 'bo@example.org'), secrets)).toBeDefined();
    expect(judge(line, right.replace(' 200 ', ' 404 '), secrets)).toBeDefined();
    expect(judge(line, right.replace('fdaa:', '2001:'), secrets)).toBeDefined();
    expect(judge(line, right.slice(0, -1), secrets)).toBeDefined();
  });
});
