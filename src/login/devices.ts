import { RecentMap } from '../base/recent-map.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { Device, DeviceOf } from './device.ts';
import { NameCodes, UNNAMED } from './history/name-codes.ts';
import type { LoginDevice } from './login.ts';
import type { HistoryKeys } from './store/history-keys.ts';
import { tokenNumber } from './token-number.ts';

/** A longer browser string is recognized every time: it would push out many. */
const LONGEST_KEPT = 512;

/** Browser strings of which the device is known by heart, at least: twice as many at most. */
const MOST_KEPT = 4096;

const KINDS: readonly Device['kind'][] = ['other', 'desktop', 'phone', 'tablet', 'tool'];

const NO_DEVICE: LoginDevice = { key: UNNAMED, byKey: false, browser: UNNAMED, isPhone: false };

/** Turns browser strings, key fingerprints and device ids into codes, and codes into words. */
export class Devices {
  readonly #deviceOf: DeviceOf;
  readonly #keys: HistoryKeys;
  readonly #names: NameCodes;
  /** Told all names when there is a new one: a row must not outlive the name of its codes. */
  readonly #onName: (names: readonly string[]) => void;
  readonly #kept = new RecentMap<string, LoginDevice>(MOST_KEPT);
  #known: number;

  constructor(
    deviceOf: DeviceOf,
    keys: HistoryKeys,
    names: readonly string[],
    onName: (names: readonly string[]) => void,
  ) {
    this.#deviceOf = deviceOf;
    this.#keys = keys;
    this.#names = new NameCodes(names);
    this.#known = this.#names.names().length;
    this.#onName = onName;
  }

  of({ agent, device }: LoginEvent): LoginDevice {
    const byAgent = agent === undefined ? NO_DEVICE : this.#byAgent(agent);
    if (device === undefined) return byAgent;
    return { ...byAgent, key: tokenNumber(this.#keys.device(device)), byKey: true };
  }

  /** The names of a device; those of no browser string are empty. */
  names({ key, byKey, browser }: LoginDevice): Device {
    const system = byKey ? '' : this.#names.nameOf(Math.floor(key / KINDS.length));
    return {
      system,
      browser: this.#names.nameOf(browser),
      kind: byKey ? 'other' : KINDS[key % KINDS.length],
    };
  }

  /** `Linux, Firefox, desktop`; undefined where nothing is known. */
  words(key: number, byKey: boolean, browser: number): string | undefined {
    const names = this.names({ key, byKey, browser, isPhone: false });
    const kind = names.kind === 'other' ? '' : names.kind;
    const words = [byKey ? 'a key' : names.system, names.browser, kind];
    return words.filter((word) => word !== '').join(', ') || undefined;
  }

  #byAgent(agent: string): LoginDevice {
    const kept = this.#kept.get(agent);
    if (kept !== undefined) return kept;
    const device = this.#recognize(agent);
    if (agent.length <= LONGEST_KEPT) this.#kept.set(agent, device);
    return device;
  }

  #recognize(agent: string): LoginDevice {
    const { system, browser, kind } = this.#deviceOf(agent);
    const key = this.#names.codeOf(system) * KINDS.length + KINDS.indexOf(kind);
    const device = {
      key,
      byKey: false,
      browser: this.#names.codeOf(browser),
      isPhone: kind === 'phone',
    };
    const names = this.#names.names();
    if (names.length !== this.#known) {
      this.#known = names.length;
      this.#onName(names);
    }
    return device;
  }
}
