import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'maxmind';
import { describe, expect, it } from 'vitest';
import { asnRanges } from '../../../src/geo/build/asn-csv.ts';
import { mmdbRanges } from '../../../src/geo/build/mmdb-ranges.ts';
import type { Ranges } from '../../../src/geo/pack/range-section.ts';
import { IPV4, IPV6 } from '../../../src/geo/pack/space.ts';
import { temporaryDirectories } from '../../pseudonym/temporary.ts';
import { fileOf, flatCity } from '../records.ts';

const temporaryDirectory = temporaryDirectories();

/** Ranges with the numbers of their starts in hex. */
const told = ({ starts, rows }: Ranges) =>
  Array.from(starts, (start, i) => [start.toString(16), rows[i]]);

function fileWith(content: string | Buffer): string {
  const path = join(temporaryDirectory(), 'file');
  writeFileSync(path, content);
  return path;
}

const asn = (number: number) => number;

describe('asnRanges()', () => {
  it('reads lines of IPv4, quoted names too', () => {
    const names: string[] = [];
    const path = fileWith(
      '3221225984,3221226239,64500,"Example, ""the"" first"\n3325256704,3325256959,64501,Example\n',
    );
    const ranges = asnRanges(path, IPV4, (number, name) => {
      names.push(name);
      return number;
    });
    expect(told(ranges)).toEqual([
      ['0', 0],
      ['c0000200', 64500],
      ['c0000300', 0],
      ['c6336400', 64501],
      ['c6336500', 0],
    ]);
    expect(names).toEqual(['Example, "the" first', 'Example']);
  });

  it('reads lines of IPv6 by /48; who has most of one has it', () => {
    const start = 0x2001_0db8n << 96n;
    const in48 = 1n << 80n;
    const lines = [
      [start, start + in48 * 2n - 1n, 64500],
      [start + in48 * 2n, start + in48 * 2n + in48 / 4n - 1n, 64501],
      [start + in48 * 2n + in48 / 4n, start + in48 * 4n + in48 / 8n, 64502],
    ];
    const path = fileWith(lines.map((line) => `${line.join(',')},Example`).join('\n'));
    expect(told(asnRanges(path, IPV6, asn))).toEqual([
      ['200000000000', 0],
      ['20010db80000', 64500],
      ['20010db80002', 64502],
      ['20010db80005', 0],
    ]);
  });

  it('says which line is no range', () => {
    expect(() => asnRanges(fileWith('1,2,3,a\n1,2,x,a\n'), IPV4, asn)).toThrow(/:2 is no range/);
  });
});

describe('mmdbRanges()', () => {
  const path = () =>
    fileWith(
      fileOf({
        '192.0.2.0/24': flatCity('NL', 52, 5),
        '198.51.100.128/25': flatCity('RO', 44, 26),
        '2001:db8::/33': flatCity('US', 40, -100),
        '2001:db8:ffff:8000::/49': flatCity('FR', 48, 2),
        '2001:db8:ffff:4000::/50': flatCity('US', 40, -100),
      }),
    );
  const codes = ['', 'NL', 'RO', 'US', 'FR'];
  const rowOf = (record: Response) =>
    codes.indexOf((record as Response & { country_code: string }).country_code);

  it('gives all of IPv4 in a file of both families', () => {
    expect(told(mmdbRanges(path(), IPV4, rowOf))).toEqual([
      ['0', 0],
      ['c0000200', 1],
      ['c0000300', 0],
      ['c6336480', 2],
      ['c6336500', 0],
    ]);
  });

  it('gives all of IPv6 by /48; who has most of one has it', () => {
    expect(told(mmdbRanges(path(), IPV6, rowOf))).toEqual([
      ['200000000000', 0],
      ['20010db80000', 3],
      ['20010db88000', 0],
      ['20010db8ffff', 4],
      ['20010db90000', 0],
    ]);
  });
});
