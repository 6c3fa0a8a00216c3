import { type Decision, type Listed, PASS } from '../filter/decision.ts';
import type { Filter } from '../filter/filter.ts';
import { FilterTally } from '../filter/filter-tally.ts';
import type { TrustedProxies } from '../filter/trusted-proxies.ts';
import { addressOf } from '../login/read/value/address-of.ts';
import type { Fields } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import type { Tape } from '../model/tape.ts';
import type { Position } from './position.ts';

const COMMA = 0x2c;

/** Elements of a chain that are read: no honest one has more. */
const MOST_ELEMENTS = 64;

/** A line whose client is known. */
export interface SeenLine {
  readonly client: Uint8Array;
  readonly position: Position;
}

/** The filter as lines need it: finds the client of a line, asks what becomes of it, and counts. */
export class LineFilter {
  tally = new FilterTally();
  /** The client of the last line that was asked about, and what was decided. */
  client: Uint8Array | undefined;
  decision: Decision = PASS;
  readonly #filter: Filter;
  readonly #proxies: TrustedProxies;

  /** The peer of the connection of the last line that was asked about. */
  #peer: Uint8Array | undefined;

  /** Told of lines whose client a rule lists; set by who keeps findings. */
  onListed: ((listed: Listed, line: SeenLine) => void) | undefined;

  constructor(filter: Filter, proxies: TrustedProxies) {
    this.#filter = filter;
    this.#proxies = proxies;
  }

  /**
   * What becomes of a line of these fields, which stands at `position`. Where no field is an address, as in text,
   * the client is the one that a login rule read, `login`; of other lines without such a field nobody knows it.
   */
  decide(
    bytes: Uint8Array,
    fields: Fields,
    position: Position,
    login?: Uint8Array | undefined,
  ): Decision {
    this.#peer = peerOf(bytes, fields) ?? login;
    const client = this.#proxies.clientOf(chainOf(this.#peer, bytes, fields));
    this.client = client;
    const decision = this.#filter.decide(client);
    this.decision = decision;
    this.tally.count(decision);
    if (client !== undefined && this.onListed !== undefined)
      for (const listed of decision.findings) this.onListed(listed, { client, position });
    return decision;
  }

  /** The client of the last line in place of its peer; any other address is its own client. */
  readonly clientOf = (address: Uint8Array): Uint8Array =>
    this.client !== undefined && isSame(this.#peer, address) ? this.client : address;

  /** Whether lines can be passed by one value of theirs at a time: one address says who the client is. */
  get isPlain(): boolean {
    return this.#proxies.isEmpty && this.#filter.decide(undefined) === PASS;
  }

  /** Whether nothing is to be done with lines whose client is `bytes[start, end)`. */
  passes(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#filter.decide(addressOf(bytes, start, end)) === PASS;
  }
}

/** The peer of the connection; undefined where it is no address. */
function peerOf(bytes: Uint8Array, { count, kinds, starts, ends }: Fields): Uint8Array | undefined {
  const peer = kinds.subarray(0, count).indexOf(Kind.address);
  return peer === -1 ? undefined : addressOf(bytes, starts[peer], ends[peer]);
}

/** The peer, then its chain from the right; what is no address is undefined. */
function* chainOf(
  peer: Uint8Array | undefined,
  bytes: Uint8Array,
  { count, kinds, starts, ends }: Fields,
): Generator<Uint8Array | undefined> {
  yield peer;
  const chain = kinds.subarray(0, count).indexOf(Kind.forwarded);
  if (chain === -1) return;
  let end = ends[chain];
  for (let read = 0; read < MOST_ELEMENTS && end > starts[chain]; read++) {
    const comma = bytes.subarray(starts[chain], end).lastIndexOf(COMMA);
    const start = starts[chain] + comma + 1;
    yield elementOf(bytes, start, end);
    end = start - 1;
  }
}

/** The address of an element: as X-Forwarded-For has it, or `for=` of a Forwarded header (RFC 7239). */
function elementOf(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const text = Buffer.from(bytes.subarray(start, Math.min(end, start + 256))).toString('latin1');
  const [, named = text] = /(?:^|;)\s*for=("[^"]*"|[^;]*)/i.exec(text) ?? [];
  // Within a log the quotes may be escaped.
  const bare = Buffer.from(named.replace(/\\?"|\\x22/gi, '').trim(), 'latin1');
  return addressOf(bare, 0, bare.length);
}

/** Takes the spans from number `first` on off the tape that are this address: it stays as it is. */
export function keepAddress(
  bytes: Uint8Array,
  tape: Tape,
  first: number,
  address: Uint8Array,
): void {
  let kept = first;
  for (let i = first; i < tape.count; i++) {
    const is =
      tape.kinds[i] <= Kind.embedded &&
      isSame(addressOf(bytes, tape.starts[i], tape.ends[i]), address);
    if (!is && i !== kept) tape.move(i, kept);
    if (!is) kept++;
  }
  tape.count = kept;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one?.length === other.length && one.every((byte, i) => byte === other[i]);
}
