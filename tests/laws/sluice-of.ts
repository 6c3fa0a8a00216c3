import { createHash } from 'node:crypto';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { formatOf } from '../../src/config/format-of.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { EpochKeys, Keyring } from '../../src/model/action.ts';
import { entriesOf, NameTable } from '../../src/model/name-table.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { SubKeys } from '../../src/pseudonym/epoch-keys.ts';

/** A log format with what the fixed ones lack: a chain, cookies, a header, a cookie and an argument. */
const CUSTOM =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent ' +
  '"$http_referer" "$http_user_agent" "$http_x_forwarded_for" "$http_cookie" "$http_authorization" ' +
  '"$arg_email" $host rt=$request_time';

/** The formats as `--format` takes them. */
export const FORMATS = {
  combined: 'combined',
  common: 'common',
  custom: CUSTOM,
  error: 'error',
  json: 'json',
  text: 'text',
  auto: 'auto',
} as const;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/** Keys that depend on nothing but the epoch, so that two sluices can be compared. */
export class FixedKeyring implements Keyring {
  readonly #keys = new Map<number, EpochKeys>();

  epochOf(seconds: number): number {
    return Math.floor(seconds / 86_400);
  }

  open(epoch: number): EpochKeys | undefined {
    let keys = this.#keys.get(epoch);
    if (keys === undefined) {
      keys = new SubKeys(createHash('sha256').update(`epoch ${epoch}`).digest());
      this.#keys.set(epoch, keys);
    }
    return keys;
  }
}

const DEFAULTS = parseConfig('', 'of the defaults');

const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

/** What a sluice with the default policy is joined from; `changed` stands in place of it. */
export async function stages(name: FormatName, changed: Partial<Stages> = {}): Promise<Stages> {
  const { policy, limits } = DEFAULTS;
  const names = new NameTable([...entriesOf(policy.names), ...policy.rules.nameEntries()]);
  return {
    format: await formatOf(FORMATS[name], undefined, names),
    policy,
    names,
    keyring: new FixedKeyring(),
    clock: () => NOON,
    lineLimit: limits.line,
    ...changed,
  };
}

export async function sluiceOf(name: FormatName, changed?: Partial<Stages>): Promise<Sluice> {
  return new Sluice(await stages(name, changed));
}

/** What leaves when a source with these bytes goes through and ends. Text is one character a byte. */
export function passed(sluice: Sluice, source: string): string {
  const pushed = latin1(sluice.push(bytesOf(source)));
  return pushed + latin1(sluice.end());
}
