import { describe, expect, it } from 'vitest';
import { escapeDefault, escapeJson } from '../../../bench/generate/format/escape.ts';

describe('the escapes of nginx', () => {
  it('default: \\xHH for quote, backslash and what is not printable ASCII', () => {
    expect(escapeDefault('a "b" \\ \x16\x03\n \x7f\xe9')).toBe(
      'a \\x22b\\x22 \\x5C \\x16\\x03\\x0A \\x7F\\xE9',
    );
  });

  it('json: short forms, \\u00HH for other controls, bytes from 0x80 as they are', () => {
    const text = 'a "b" \\ \x16\x03\n\r\t \xe9';
    expect(escapeJson(text)).toBe('a \\"b\\" \\\\ \\u0016\\u0003\\n\\r\\t \xe9');
    expect(JSON.parse(`"${escapeJson(text)}"`)).toBe(text);
  });

  it('both leave what needs no escape', () => {
    const text = 'GET /a?b=%40&c=~ HTTP/1.1';
    expect([escapeDefault(text), escapeJson(text)]).toEqual([text, text]);
  });
});
