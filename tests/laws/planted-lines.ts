import { ENCODINGS, type Encoding } from './escapes.ts';
import { IN_TEXT, PLACES, type Place } from './places.ts';
import { PLANTS, type Plant, traceIn } from './plants.ts';
import type { FormatName } from './sluice-of.ts';

/** A line with a plant in it. */
export interface Case {
  readonly place: Place;
  readonly plant: Plant;
  readonly encoding: Encoding;
  readonly line: string;
}

/** A plant as it is written: the whole of it, or of a named one its value alone. */
function writings({
  known,
  text,
}: Plant): readonly ((encode: (part: string) => string) => string)[] {
  const whole = (encode: (part: string) => string) => encode(text);
  const sign = text.search(/[=:]/) + 1;
  const ofValue: typeof whole = (encode) => text.slice(0, sign) + encode(text.slice(sign));
  return known === 'named' ? [whole, ofValue] : [known === 'escaped' ? ofValue : whole];
}

/** To `auto` the columns that a site has added to the combined ones are text. */
function takes(place: Place, format: FormatName): Place['takes'] {
  return format === 'auto' && place.format === 'custom' ? IN_TEXT : place.takes;
}

/**
 * A `&` in a password that stands there plain ends it, and so does that of HTML, which URLs are written
 * with too; a number with escapes is none.
 */
function makesSense({ known }: Plant, place: Place, encoding: Encoding): boolean {
  const { name, only, wraps, encode } = encoding;
  if (only !== undefined && only !== (place.url ? 'url' : 'text')) return false;
  if (wraps === true && known !== 'shape' && known !== 'named') return false;
  return known === 'escaped' ? !encode('&').includes('&') : known !== 'number' || name === 'plain';
}

/** Every plant in every place of a format, in every encoding that makes sense. */
export function casesOf(format: FormatName): Case[] {
  const cases: Case[] = [];
  for (const place of PLACES.filter((one) => format === 'auto' || one.format === format))
    for (const plant of PLANTS.filter(({ known }) => takes(place, format).includes(known)))
      for (const encoding of ENCODINGS.filter((one) => makesSense(plant, place, one)))
        for (const written of writings(plant)) {
          const value = written((part) => place.write(part, encoding));
          const line = place.line(value);
          if (place.isDeep && traceIn(line) === undefined) continue;
          cases.push({ place, plant, encoding, line });
        }
  return cases;
}
