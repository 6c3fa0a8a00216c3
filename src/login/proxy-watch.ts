import { latin1 } from '../base/ascii.ts';
import type { Finding } from '../model/finding.ts';
import { ProxyCheck } from './attacks/proxy-check.ts';
import { findingId } from './episode/finding-id.ts';
import { timeText } from './episode/time-text.ts';
import type { SavedLists } from './history/saved-lists.ts';
import type { Login } from './login.ts';
import { proxyFinding } from './proxy-finding.ts';
import type { HistoryKeys } from './store/history-keys.ts';

/** After so many logins that nothing is wrong with, what a run before this one has told is over. */
const MENDED = 200;

const NOTHING_USED = { country: 0, asn: 0, prefix: 0, device: 0, byKey: false, browser: 0 };

interface Hiding {
  readonly opened: Finding;
  count: number;
  last: number;
}

/** Tells once when a proxy begins to hide where people come from, and once when it ends. */
export class ProxyWatch {
  readonly #keys: HistoryKeys;
  readonly #onFinding: (finding: Finding) => void;
  readonly #check = new ProxyCheck();
  /** What is open, of this run or of one before. */
  #hiding: Hiding | undefined;
  #clean = 0;

  constructor(keys: HistoryKeys, onFinding: (finding: Finding) => void, lists: SavedLists) {
    this.#keys = keys;
    this.#onFinding = onFinding;
    [this.#hiding] = lists.read<Hiding>('proxy');
  }

  /** Sees a success; true: it says nothing of its account. */
  isHiding(login: Login, time: number): boolean {
    const { address, account, network } = login;
    const reserved = network.reserved !== undefined || network.kind === 'private';
    const state = this.#check.see({
      reserved,
      address: reserved && address !== undefined ? latin1(address) : '',
      account,
    });
    if (state === 'begins' || state === 'lasts') {
      this.#clean = 0;
      this.#hide(login, time);
      return true;
    }
    if (this.#hiding !== undefined && (state === 'ends' || ++this.#clean === MENDED)) this.#end();
    return false;
  }

  save(lists: SavedLists): void {
    lists.write('proxy', this.#hiding === undefined ? [] : [this.#hiding]);
  }

  #hide(login: Login, time: number): void {
    if (this.#hiding !== undefined) {
      this.#hiding.count++;
      this.#hiding.last = time;
      return;
    }
    const at = timeText(time);
    const opened: Finding = {
      schema: 1,
      id: findingId(this.#keys, '', NOTHING_USED, time),
      state: 'opened',
      status: 'open',
      ...proxyFinding(login, time),
      count: 1,
      first: at,
      last: at,
    };
    this.#hiding = { opened, count: 1, last: time };
    this.#onFinding(opened);
  }

  #end(): void {
    if (this.#hiding === undefined) return;
    const { opened, count, last } = this.#hiding;
    this.#hiding = undefined;
    this.#onFinding({ ...opened, state: 'closed', count, last: timeText(last) });
  }
}
