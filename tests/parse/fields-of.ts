import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { Fields, Fit } from '../../src/model/fields.ts';
import type { Format } from '../../src/model/format.ts';
import { Kind, type KindName } from '../../src/model/kind.ts';
import { NameTable } from '../../src/model/name-table.ts';

const NAMES = Object.fromEntries(
  Object.entries(Kind).map(([name, code]) => [code, name as KindName]),
);

const FITS = Object.fromEntries(Object.entries(Fit).map(([name, code]) => [code, name]));

/** A few names of a site; `page` is harmless. */
export const someNames = NameTable.ofKinds({
  email: ['email', 'e-mail'],
  user: ['user', 'login'],
  secret: ['token', '*apikey'],
  plain: ['page'],
});

interface Parsed {
  readonly fit: string;
  readonly time: number;
  readonly fields: readonly (readonly [KindName, string])[];
  /** The bytes of the line that are in no field. */
  readonly outside: string;
}

/**
 * What a format finds in a line of one character a byte. The line lies between other bytes of a
 * block, so that a parser that looks over its ends is seen. Throws when fields overlap, are out of
 * order or leave the line.
 */
export function parsed(format: Format, line: string): Parsed {
  const before = '"203.0.113.1 - [';
  const bytes = bytesOf(`${before}${line}\n"] 203.0.113.2 - "`);
  const fields = new Fields();
  const end = before.length + line.length;
  const fit = format.parse(bytes, before.length, end, fields);
  const found: [KindName, string][] = [];
  let floor = before.length;
  let outside = '';
  for (let i = 0; i < fields.count; i++) {
    const [from, to] = [fields.starts[i], fields.ends[i]];
    if (from < floor || to < from || to > end) throw new Error(`field ${i} is out of place`);
    outside += latin1(bytes, floor, from);
    floor = to;
    found.push([NAMES[fields.kinds[i]], latin1(bytes, from, to)]);
  }
  return {
    fit: FITS[fit],
    time: fields.time,
    fields: found,
    outside: outside + latin1(bytes, floor, end),
  };
}

/** `kind text` of each field, which reads well in a table of cases. */
export function fieldsOf(format: Format, line: string): string[] {
  return parsed(format, line).fields.map(([kind, text]) => `${kind} ${text}`);
}
