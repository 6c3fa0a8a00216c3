import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListReader } from '../../../src/filter/list/list-reader.ts';
import type { ListForm } from '../../../src/filter/list/list-settings.ts';

const LINES: ListForm = { kind: 'lines' };
const csv = (column: number | string, separator = ','): ListForm => ({
  kind: 'csv',
  column,
  separator,
});

/** Reads a list that comes in blocks of these sizes, then as one. */
function read(text: string, form = LINES, sizes: readonly number[] = []) {
  const bytes = Buffer.from(text);
  const reader = new ListReader(form);
  let at = 0;
  for (const size of sizes) {
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  reader.push(bytes.subarray(at));
  const set = reader.end();
  return { prefixes: [...set.prefixes()], report: { ...reader.report } };
}

describe('ListReader', () => {
  it('reads plain lists, Spamhaus DROP and netsets', () => {
    const text = [
      '\ufeff; Spamhaus DROP List',
      '192.0.2.0/25 ; SBL123',
      '192.0.2.128/25;SBL124\r',
      '# FireHOL netset',
      '',
      '  \t198.51.100.7 # a comment',
      '2001:db8::/32\r',
      '203.0.113.0 - 203.0.113.255',
    ].join('\n');
    const { prefixes, report } = read(text);
    expect(prefixes).toEqual([
      '192.0.2.0/24',
      '198.51.100.7/32',
      '203.0.113.0/24',
      '2001:db8::/32',
    ]);
    expect(report).toMatchObject({ lines: 8, entries: 5, garbage: 0 });
  });

  it('counts garbage, duplicates, overlaps and host bits, with the numbers of lines', () => {
    const text = [
      ...['192.0.2.0/24', '192.0.2.0/24', '192.0.2.9', '198.51.100.9/24', 'garbage', '127.1'],
      ...['<html>', '1', '2', '3', '2001:db8::1/32'],
    ].join('\n');
    const { prefixes, report } = read(text);
    expect(prefixes).toEqual(['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32']);
    expect(report).toEqual({
      ...{
        lines: 11,
        entries: 5,
        garbage: 6,
        hostBits: 2,
        duplicates: 1,
        overlaps: 1,
        prefixes: 3,
      },
      garbageLines: [5, 6, 7, 8, 9],
      hostBitsLines: [4, 11],
    });
  });

  it('finds a column of a CSV file by number, with and without a head', () => {
    const body = 'a,"192.0.2.0/24","x, ""y"""\n"b", 198.51.100.7 ,\n# comment\n\n';
    for (const text of [body, `listed,network,why\n${body}`]) {
      const { prefixes, report } = read(text, csv(2));
      expect(prefixes).toEqual(['192.0.2.0/24', '198.51.100.7/32']);
      expect(report.garbage).toBe(0);
    }
  });

  it('finds a column of a CSV file by its name', () => {
    const text = '# made today\n"first seen";"Network"\n"2026;1";"192.0.2.0/24"\n2026;x\n2026\n';
    const { prefixes, report } = read(text, csv('network', ';'));
    expect(prefixes).toEqual(['192.0.2.0/24']);
    expect(report.garbageLines).toEqual([4, 5]);
    expect(() => read(text, csv('cidr', ';'))).toThrow('no column "cidr"');
  });

  it('gives the same for any cut of the bytes', () => {
    const line = fc.oneof(
      fc.ipV4().map((ip) => `${ip}/24`),
      fc.ipV6(),
      fc.constantFrom('', '\r', '# x', 'y ; z', '\ufeff', '"192.0.2.1"', 'x'.repeat(4090)),
      fc.nat(10).map((more) => ` ${'x'.repeat(4091 + more)}`),
      fc.nat(10).map((more) => `192.0.2.1 ;${'x'.repeat(4081 + more)}`),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.array(fc.nat(5000), { maxLength: 20 }),
        fc.constantFrom(LINES, csv(1)),
        (lines, sizes, form) => {
          const text = lines.join('\n');
          expect(read(text, form, sizes)).toEqual(read(text, form));
        },
      ),
    );
  });

  it('takes no more than it may hold, whatever the line ends are', () => {
    const reader = new ListReader(LINES, 3);
    expect(() => reader.push(Buffer.from('192.0.2.1-192.0.2.254\n'))).toThrow(
      'more than 3 prefixes',
    );
    const endless = new ListReader(LINES);
    for (let i = 0; i < 100; i++) endless.push(Buffer.alloc(1 << 16, '1'));
    endless.end();
    expect(endless.report).toMatchObject({ lines: 1, garbage: 1 });
  });
});
