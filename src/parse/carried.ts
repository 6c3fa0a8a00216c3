import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { lineHeadEnd } from './line-head.ts';

/**
 * Whether what stands behind the head `[start, head)` fits as a whole: its fields, with the head as text. To be asked
 * before the whole line is: a first column of addresses would take the words of the head for some.
 */
export function fitsBehind(
  format: Format,
  bytes: Uint8Array,
  start: number,
  head: number,
  end: number,
  fields: Fields,
): boolean {
  if (format.parse(bytes, head, end, fields) !== Fit.whole) return false;
  fields.unshift(Kind.text, start, head);
  return true;
}

/** A format whose lines may stand behind what carried them, as syslog or a container does. */
export function carried(format: Format): Format {
  const parse = (bytes: Uint8Array, start: number, end: number, fields: Fields): Fit => {
    const head = lineHeadEnd(bytes, start, end);
    const isCarried = head > start && fitsBehind(format, bytes, start, head, end, fields);
    return isCarried ? Fit.whole : format.parse(bytes, start, end, fields);
  };
  const { name, family, json } = format;
  const planOf: Format['planOf'] = (...line) => format.planOf?.(...line);
  return { name, family, json, parse, planOf };
}
