import type { LoginEvent } from '../model/login-event.ts';
import type { Geo } from '../model/network.ts';
import type { Devices } from './devices.ts';
import type { Login } from './login.ts';
import { networkOf } from './network-of.ts';
import type { HistoryKeys } from './store/history-keys.ts';

/** A longer name is turned into its pseudonym at once: many that wait must not hold much. */
const LONGEST_HELD = 128;

interface ReadingParts {
  readonly geo: Geo;
  readonly keys: HistoryKeys;
  readonly devices: Devices;
  readonly listed: (address: Uint8Array) => boolean;
}

/** Reduces an event to what the detector needs of it. */
export function readEvent(event: LoginEvent, parts: ReadingParts): Login {
  const { geo, keys, devices, listed } = parts;
  const { time, outcome, account, address, source, line, log } = event;
  const hasAccount = account !== undefined && account !== '';
  return {
    time,
    outcome,
    account: hasAccount ? keys.account(account) : '',
    pseudonym: hasAccount ? pseudonymOf(account, keys) : () => undefined,
    address,
    network: networkOf(event, geo),
    listed: address !== undefined && listed(address),
    device: outcome === 'success' ? devices.of(event) : undefined,
    source,
    line,
    log,
  };
}

function pseudonymOf(account: string, keys: HistoryKeys): () => string {
  if (account.length <= LONGEST_HELD) return () => keys.accountPseudonym(account);
  const pseudonym = keys.accountPseudonym(account);
  return () => pseudonym;
}
