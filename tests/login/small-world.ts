import { Detector, type DetectorParts, type ScoredLogin } from '../../src/login/detector.ts';
import type { Device } from '../../src/login/device.ts';
import { LOGIN_SETTINGS, type LoginSettings } from '../../src/login/settings.ts';
import type { HistoryKeys } from '../../src/login/store/history-keys.ts';
import type { HistoryStore } from '../../src/login/store/history-store.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import type { Geo, NetworkFacts, NetworkKind } from '../../src/model/network.ts';

export const DAY = 86_400;
export const HOUR = 3600;

/** Monday 2 March 2026, 08:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 8) / 1000;

/** Invented providers, each with a /16 of the range for benchmarks (RFC 2544) or with documentation addresses. */
export interface Provider {
  readonly country: string;
  readonly asn: number;
  readonly kind: NetworkKind;
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
}

const provider = (
  country: string,
  asn: number,
  kind: NetworkKind,
  latitude: number,
  longitude: number,
  radiusKm = 20,
): Provider => ({ country, asn, kind, latitude, longitude, radiusKm });

/** By the second octet of 198.x.y.z; all of them invented. */
export const PROVIDERS: Readonly<Record<number, Provider>> = {
  1: provider('NL', 64_501, 'fixed', 52.1, 5.1),
  2: provider('NL', 64_502, 'mobile', 52.4, 4.9, 190),
  3: provider('NL', 64_503, 'fixed', 51.9, 4.5),
  4: provider('NL', 64_504, 'hosting', 52.3, 4.8),
  5: provider('NL', 64_505, 'vpn', 52.3, 4.8),
  6: provider('NL', 64_506, 'relay', 52.0, 5.0, 100),
  7: provider('RO', 64_510, 'fixed', 44.4, 26.1),
  8: provider('BR', 64_511, 'fixed', -23.5, -46.6),
  9: provider('ES', 64_512, 'fixed', 40.4, -3.7),
  10: provider('NO', 64_513, 'hosting', 59.9, 10.7),
  11: provider('US', 64_514, 'fixed', 40.7, -74, 100),
  12: provider('US', 64_514, 'fixed', 34, -118.2, 100),
};

const UNKNOWN: NetworkFacts = {
  country: undefined,
  asn: undefined,
  organization: undefined,
  kind: 'unknown',
  place: undefined,
  reserved: undefined,
};

const PRIVATE: NetworkFacts = { ...UNKNOWN, kind: 'private', reserved: 'private-use' };

/** Looks up what PROVIDERS says; 10.x and 127.x are reserved. `moved` overrides providers: a file that was reloaded. */
class SmallGeo implements Geo {
  moved: Readonly<Record<number, Provider>> = {};

  lookup([first, second]: Uint8Array): NetworkFacts {
    if (first === 10 || first === 127) return PRIVATE;
    const found = first === 198 ? (this.moved[second] ?? PROVIDERS[second]) : undefined;
    if (found === undefined) return UNKNOWN;
    const { country, asn, kind, latitude, longitude, radiusKm } = found;
    const place = { latitude, longitude, radiusKm };
    return { country, asn, organization: undefined, kind, place, reserved: undefined };
  }
}

/** Those of the product; few enough failures are remembered that a detector is made at once. */
export const SMALL_SETTINGS: LoginSettings = {
  ...LOGIN_SETTINGS,
  mostFailingSources: 1024,
  mostFailingAccounts: 1024,
};

/** Tokens that are the same for the same value, and turn every 30 days for prefixes. */
class SmallKeys implements HistoryKeys {
  account(name: string): string {
    return token(`account ${name}`, 10);
  }

  accountPseudonym(name: string): string {
    const letters = Array.from(token(`name ${name}`, 16), (c) =>
      String.fromCharCode(97 + (c.charCodeAt(0) % 26)),
    );
    return `account_test_${letters.join('')}`;
  }

  prefix(address: Uint8Array, time: number): string {
    return this.#prefix(address, Math.floor(time / (30 * DAY)));
  }

  previousPrefix(address: Uint8Array, time: number): string {
    return this.#prefix(address, Math.floor(time / (30 * DAY)) - 1);
  }

  device(name: string): string {
    return token(`device ${name}`, 5);
  }

  #prefix(address: Uint8Array, epoch: number): string {
    return token(`prefix ${epoch} ${address.subarray(0, address.length === 4 ? 3 : 6)}`, 5);
  }
}

function token(text: string, length: number): string {
  let bytes = '';
  for (let i = 0; i < length; i++) {
    let hash = Math.imul(0x811c9dc5 ^ (i + 1), 0x9e3779b1);
    for (let j = 0; j < text.length; j++)
      hash = Math.imul(hash ^ text.charCodeAt(j) ^ (hash >>> 13), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    bytes += String.fromCharCode((hash >>> 16) & 255);
  }
  return bytes;
}

/** Rows in a map. */
export class SmallStore implements HistoryStore {
  readonly rows = new Map<string, Uint8Array>();
  readonly metas = new Map<string, Uint8Array>();

  get(key: string): Uint8Array | undefined {
    return this.rows.get(key);
  }

  put(key: string, row: Uint8Array): void {
    this.rows.set(key, row.slice());
  }

  delete(key: string): void {
    this.rows.delete(key);
  }

  get size(): number {
    return this.rows.size;
  }

  meta(name: string): Uint8Array | undefined {
    return this.metas.get(name);
  }

  putMeta(name: string, value: Uint8Array): void {
    if (value.length > 4 << 20) throw new RangeError('too long');
    this.metas.set(name, value.slice());
  }

  async flush(): Promise<void> {}

  async close(): Promise<void> {}
}

/** `Windows/Chrome/desktop` is its own device. */
function deviceOf(agent: string): Device {
  const [system = '', browser = '', kind = 'other'] = agent.split('/');
  return { system, browser, kind: kind as Device['kind'] };
}

export const WINDOWS = 'Windows/Chrome/desktop';
export const PHONE = 'iOS/Safari/phone';
export const LINUX = 'Linux/Firefox/desktop';

let lines = 0;

/** A success unless the rest says otherwise; the address as four numbers. */
export function event(
  account: string | undefined,
  time: number,
  address: readonly number[],
  agent: string | undefined = WINDOWS,
  rest: Partial<LoginEvent> = {},
): LoginEvent {
  return {
    time,
    outcome: 'success',
    account,
    address: Uint8Array.from(address),
    agent,
    device: undefined,
    said: undefined,
    rule: 'test',
    source: 'test.log',
    line: ++lines,
    log: () => ({ user: 'user_p', address: 'fd00::1', agent: 'agent_p' }),
    ...rest,
  };
}

export interface Bench {
  readonly detector: Detector;
  readonly findings: Finding[];
  readonly scores: ScoredLogin[];
  readonly store: SmallStore;
  readonly geo: SmallGeo;
  /** What the clock says. */
  clock: number;
}

/** A detector over a small world, with all that it told. The clock follows the events. */
export function bench(parts: Partial<DetectorParts> & { readonly store?: SmallStore } = {}): Bench {
  const store = parts.store ?? new SmallStore();
  const geo = new SmallGeo();
  const made = { findings: [] as Finding[], scores: [] as ScoredLogin[], store, geo, clock: 4e9 };
  const detector = new Detector({
    geo,
    keys: new SmallKeys(),
    clock: () => made.clock,
    settings: SMALL_SETTINGS,
    deviceOf,
    onFinding: (finding) => made.findings.push(finding),
    onScore: (score) => made.scores.push(score),
    ...parts,
    store,
  });
  return Object.assign(made, { detector });
}

/** Logs in on every one of `days` days at about the same hour, from home and sometimes by phone. */
export function* habit(account: string, days: number, start = START): Generator<LoginEvent> {
  for (let day = 0; day < days; day++) {
    const time = start + day * DAY + ((day * 13) % 5) * 600;
    const isPhone = day % 3 === 2;
    yield event(
      account,
      time,
      isPhone ? [198, 2, day % 7, 9] : [198, 1, 20, 7],
      isPhone ? PHONE : WINDOWS,
    );
  }
}
