import { type Fields, Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { lineHeadEnd } from './line-head.ts';

/**
 * A format whose lines may stand behind what carried them, as syslog or a container does: that is text, where what
 * stands behind it fits as a whole. That comes first: a first column of addresses would take the words in front for
 * some.
 */
export function carried(format: Format): Format {
  const parse = (bytes: Uint8Array, start: number, end: number, fields: Fields): Fit => {
    const head = lineHeadEnd(bytes, start, end);
    if (head === start || format.parse(bytes, head, end, fields) !== Fit.whole)
      return format.parse(bytes, start, end, fields);
    fields.unshift(Kind.text, start, head);
    return Fit.whole;
  };
  const { name, family, json } = format;
  const planOf: Format['planOf'] = (...line) => format.planOf?.(...line);
  return { name, family, json, parse, planOf };
}
