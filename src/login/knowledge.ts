import { AccountHistory } from './history/account-history.ts';
import { AccountRows } from './history/account-rows.ts';
import { Organization } from './history/organization.ts';
import { Pins } from './history/pins.ts';
import { PrefixAccounts } from './history/prefix-accounts.ts';
import { SavedLists } from './history/saved-lists.ts';
import type { SavedCount } from './history/shared-counts.ts';
import { type SavedThresholds, Thresholds } from './score/thresholds.ts';
import { Visits } from './score/visits.ts';
import type { Level, LoginSettings } from './settings.ts';
import type { HistoryStore } from './store/history-store.ts';

const LEVELS: readonly (Level | 'all')[] = [
  'all',
  'country',
  'network',
  'prefix',
  'device',
  'browser',
];

/** All that the detector has learned, and that it goes on with when it is started again. */
export class Knowledge {
  readonly rows: AccountRows;
  readonly organization: Organization;
  readonly visits: Visits;
  readonly thresholds: Thresholds;
  readonly pins: Pins;
  readonly prefixAccounts: PrefixAccounts;
  readonly lists: SavedLists;
  /** For who is done with a history at once: making one costs more than filling it. */
  readonly spare = new AccountHistory();

  constructor(store: HistoryStore, settings: LoginSettings) {
    this.lists = new SavedLists(store);
    this.rows = new AccountRows(store);
    this.organization = new Organization(settings);
    this.visits = new Visits(settings);
    this.thresholds = new Thresholds(settings);
    this.pins = new Pins(settings.mostPins);
    this.prefixAccounts = new PrefixAccounts(settings.mostPrefixes, settings.mostAccountsOfPrefix);
    this.#restore();
  }

  /** Writes what is not in the rows. */
  save(): void {
    const { lists } = this;
    const organization = this.organization.save();
    for (const level of LEVELS) lists.write(`organization.${level}`, organization[level]);
    lists.write('visits', this.visits.save());
    lists.write('thresholds', [this.thresholds.save()]);
    lists.write('pins', this.pins.save());
    lists.write('prefix-accounts', this.prefixAccounts.save());
  }

  /** The network prefix that had one token has another now: the key of the tokens turned. */
  renamePrefix(from: number, to: number): void {
    this.organization.renamePrefix(from, to);
    this.pins.rename(from, to);
    this.prefixAccounts.rename(from, to);
  }

  #restore(): void {
    const { lists } = this;
    for (const level of LEVELS)
      this.organization.restore(level, lists.read<SavedCount>(`organization.${level}`));
    this.visits.restore(lists.read('visits'));
    const [thresholds] = lists.read<SavedThresholds>('thresholds');
    if (thresholds !== undefined) this.thresholds.restore(thresholds);
    this.pins.restore(lists.read('pins'));
    this.prefixAccounts.restore(lists.read('prefix-accounts'));
  }
}
