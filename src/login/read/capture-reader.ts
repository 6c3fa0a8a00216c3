import type { Found } from './found.ts';
import type { Span } from './read-login.ts';
import type { TemplateMatch } from './text/match-template.ts';
import type { Template } from './text/template.ts';
import { addressOf } from './value/address-of.ts';
import type { ValueReader } from './value/value-reader.ts';

/** How the captures that name further persons are called. */
const PERSON = /^person(_[a-z]+)?$/;

/** The values of a login that captures may hold. */
export type Captured = Pick<Found, 'account' | 'address' | 'agent' | 'device'>;

/** Reads the captures of one template out of the bytes that it matched. */
export class CaptureReader {
  readonly #names: readonly string[];
  readonly #values: ValueReader;
  readonly #account: number;
  readonly #address: number;
  readonly #agent: number;
  readonly #device: number;
  readonly #persons: readonly number[];

  constructor({ names }: Template, values: ValueReader) {
    this.#names = names;
    this.#values = values;
    this.#account = names.indexOf('account');
    this.#address = names.indexOf('address');
    this.#agent = names.indexOf('agent');
    this.#device = names.indexOf('device');
    this.#persons = names.flatMap((name, place) => (PERSON.test(name) ? [place] : []));
  }

  /** The values of a login that the template captures. */
  values({ starts, ends }: TemplateMatch, bytes: Uint8Array): Captured {
    const name = (place: number): string | undefined =>
      place === -1 ? undefined : this.#values.name(bytes, starts[place], ends[place]);
    const address = this.#address;
    const agent = this.#agent;
    return {
      account: name(this.#account),
      address: address === -1 ? undefined : addressOf(bytes, starts[address], ends[address]),
      agent: agent === -1 ? undefined : this.#values.text(bytes, starts[agent], ends[agent]),
      device: name(this.#device),
    };
  }

  /** Where the values of a login stand. */
  spans(match: TemplateMatch): Found['spans'] {
    return {
      account: spanOf(this.#account, match),
      address: spanOf(this.#address, match),
      agent: spanOf(this.#agent, match),
      persons: this.#persons.map((place) => spanAt(place, match)),
    };
  }

  /** What the capture of a name holds; undefined where the template has none. */
  text(name: string, { starts, ends }: TemplateMatch, bytes: Uint8Array): string | undefined {
    const place = this.#names.indexOf(name);
    return place === -1 ? undefined : this.#values.text(bytes, starts[place], ends[place]);
  }
}

function spanOf(place: number, match: TemplateMatch): Span | undefined {
  return place === -1 ? undefined : spanAt(place, match);
}

function spanAt(place: number, { starts, ends }: TemplateMatch): Span {
  return { start: starts[place], end: ends[place] };
}
