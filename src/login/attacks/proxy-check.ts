/** `begins` once an episode: tell it. `begins` and `lasts`: be quiet. */
export type ProxyState = 'none' | 'begins' | 'lasts' | 'ends';

export interface ProxyLogin {
  /** Whether the address is in a reserved range: `NetworkFacts.reserved` is set. */
  readonly reserved: boolean;
  /**
   * The same for the same address, and not for a whole prefix: many people of one private network are
   * an intranet. It is held for 200 logins and handed to nobody.
   */
  readonly address: string;
  /** Token of the account; empty where the log names none. */
  readonly account: string;
}

/** Logins that the share is taken of. */
const WINDOW = 200;
const AT_LEAST = 50;
const BEGINS_ABOVE = 0.8;
/** Lower than where it begins, so that a share about the threshold is one episode and not many. */
const ENDS_BELOW = 0.7;

/**
 * Sees a reverse proxy that hides where people come from: more than 80 % of the last 200 logins (of at
 * least 50) come from one private or loopback address. Logins of one account alone do not count as that:
 * a job that logs in over loopback every minute must not silence the detector for everybody else.
 *
 * Holds 200 logins; each costs O(1), or O(200) while one account alone has the share.
 */
export class ProxyCheck {
  /** A ring: the login at `#seen % WINDOW` is the oldest. */
  readonly #window: ProxyLogin[] = [];
  #seen = 0;
  /** Logins of the window by reserved address. */
  readonly #counts = new Map<string, number>();
  /** The address of the episode that lasts. */
  #proxy: string | undefined;

  /** Sees one login that succeeded, and says where that leaves the episode. */
  see(login: ProxyLogin): ProxyState {
    this.#enter(login);
    const logins = this.#window.length;
    if (this.#proxy !== undefined) {
      if ((this.#counts.get(this.#proxy) ?? 0) >= ENDS_BELOW * logins) return 'lasts';
      this.#proxy = undefined;
      return 'ends';
    }
    // A share can only have grown by the login that came just now.
    if (!login.reserved || logins < AT_LEAST) return 'none';
    const share = (this.#counts.get(login.address) ?? 0) / logins;
    if (share <= BEGINS_ABOVE || !this.#hasOthers(login)) return 'none';
    this.#proxy = login.address;
    return 'begins';
  }

  #enter(login: ProxyLogin): void {
    const at = this.#seen++ % WINDOW;
    if (this.#window.length === WINDOW) this.#count(this.#window[at], -1);
    this.#window[at] = login;
    this.#count(login, 1);
  }

  #count(login: ProxyLogin, change: 1 | -1): void {
    if (!login.reserved) return;
    const count = (this.#counts.get(login.address) ?? 0) + change;
    if (count === 0) this.#counts.delete(login.address);
    else this.#counts.set(login.address, count);
  }

  /** Whether another account came from the same address, or accounts are not told apart at all. */
  #hasOthers(login: ProxyLogin): boolean {
    if (login.account === '') return true;
    return this.#window.some(
      (other) => other.address === login.address && other.account !== login.account,
    );
  }
}
