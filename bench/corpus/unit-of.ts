import type { Random } from '../generate/random.ts';
import type { Encoding } from './encoding/encoding.ts';
import { IN_URLS } from './encoding/places.ts';
import type { Position, Unit } from './position/position.ts';
import { escapeJson } from './raw-backslash.ts';
import type { Manner } from './value-kind.ts';

/** Names that tell nothing of what they carry. */
const HOLDERS = ['data', 'state', 'payload'];

/**
 * A value as it is written at a position: encoded, behind one of its names or among its words; undefined
 * where it cannot stand there, or the encoding changes nothing of it.
 */
export function unitOf(
  manner: Manner,
  text: string,
  encoding: Encoding,
  position: Position,
  random: Random,
): Unit | undefined {
  return encoding.of === 'whole'
    ? wrapped(manner, text, encoding, position, random)
    : written(manner, text, encoding, position, random);
}

function written(
  manner: Manner,
  text: string,
  encoding: Encoding,
  position: Position,
  random: Random,
): Unit | undefined {
  const encoded = encoding.encode(text, random);
  if (!position.takes.test(encoded)) return undefined;
  if (encoding.name !== 'plain' && encoded === text) return undefined;
  // A percent sign or plus that no encoding wrote would mean something else in a URL.
  const isMisread = /[%+]/.test(text) && IN_URLS.includes(position.name);
  if (encoding.name === 'plain' && isMisread) return undefined;
  switch (position.role) {
    case 'sentence':
      return { name: '', text: sentence(random.pick(manner.phrases), encoded, encoding) };
    case 'segment':
      return { name: random.pick(manner.paths), text: encoded };
    default:
      return { name: random.pick(manner.names), text: encoded };
  }
}

function sentence(phrase: string, value: string, { around }: Encoding): string {
  return (around?.(phrase) ?? phrase).replace('{}', () => value);
}

/** What the value stands in, encoded as a whole, under a name that tells nothing. */
function wrapped(
  manner: Manner,
  text: string,
  encoding: Encoding,
  position: Position,
  random: Random,
): Unit | undefined {
  const inners: string[] = manner.phrases.map((phrase) => phrase.replace('{}', () => text));
  if (manner.names.length > 0) {
    const name = random.pick(manner.names);
    inners.push(
      `{"step":2,"${name}":"${escapeJson(text)}"}`,
      `step=2&${name}=${encodeURIComponent(text)}`,
    );
  }
  const encoded = encoding.encode(random.pick(inners), random);
  switch (position.role) {
    case 'sentence':
      return { name: '', text: `message ${encoded} was dropped` };
    case 'segment':
      return { name: '/open/', text: encoded };
    case 'key':
      return { name: random.pick(HOLDERS), text: encoded };
    default:
      return { name: random.pick(HOLDERS), text: encodeURIComponent(encoded) };
  }
}
