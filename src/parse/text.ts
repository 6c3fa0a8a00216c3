import { Fit } from '../model/fields.ts';
import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import { eventTime, leadingTime } from './event-time.ts';

/** Any line at all: a time where the line begins with one, the rest one text field. */
export function text(): Format {
  return {
    name: 'text',
    family: 'text',
    json: false,
    parse(bytes, start, end, fields) {
      fields.clear();
      let rest = start;
      const timeEnd = leadingTime(bytes, start, end);
      if (timeEnd !== -1) {
        const timeStart = bytes[start] === 0x5b ? start + 1 : start;
        fields.push(Kind.time, timeStart, timeEnd);
        fields.time = eventTime(bytes, timeStart, timeEnd);
        rest = timeEnd;
      }
      if (rest < end) fields.push(Kind.text, rest, end);
      return Fit.whole;
    },
  };
}
