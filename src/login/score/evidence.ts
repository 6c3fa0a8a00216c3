import type { AttackContext } from '../attacks/attempt.ts';
import type { Device } from '../device.ts';
import type { AccountHistory } from '../history/account-history.ts';
import type { Used } from '../history/organization.ts';
import type { Login } from '../login.ts';
import type { LoginSettings } from '../settings.ts';
import type { Familiarity } from './familiarity.ts';

/** All that a login is judged by. */
export interface Evidence {
  readonly login: Login;
  /** Event time, and its whole hours since 1970. */
  readonly time: number;
  readonly hour: number;
  /** What the login came with; the country and network by which its prefix was known before. */
  readonly used: Used;
  /** The look-up has changed its mind about the prefix: where it is says nothing about travel. */
  readonly isRelocated: boolean;
  readonly known: Familiarity;
  readonly history: AccountHistory;
  readonly attack: AttackContext;
  /** A token of the login is pinned: it was part of a compromised one. */
  readonly isPinned: boolean;
  /** Names of the device, for words alone. */
  readonly names: () => Device;
  readonly settings: LoginSettings;
}
