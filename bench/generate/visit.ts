import { Agents } from './agents.ts';
import { Bots } from './bots.ts';
import { type Page, Pages } from './page.ts';
import { person } from './people.ts';
import { personalReferer, personalTarget } from './personal.ts';
import { Random } from './random.ts';
import { CATEGORIES, PANEL, SHOP, Shop } from './shop.ts';
import { textOf, type Value } from './value.ts';
import { Visitors } from './visitors.ts';

/** One request, as the log variables of nginx tell of it. Every value is before escaping; [] is none. */
export interface Visit {
  /** Seconds since 1970 UTC. */
  readonly time: number;
  readonly address: Value;
  /** `$http_x_forwarded_for`. */
  readonly forwarded: Value;
  readonly user: Value;
  /** Method, target and protocol. */
  readonly request: Value;
  readonly method: string;
  readonly target: Value;
  readonly status: number;
  readonly size: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly referer: Value;
  readonly agent: Value;
  readonly host: string;
  readonly upstream: Value;
  readonly id: string;
}

/** 2026-03-02 00:00:00 UTC: a Monday. */
const FIRST_SECOND = 1_772_409_600;

/** A million requests fill most of a day. */
const REQUESTS_PER_SECOND = 12;

const BOT_SHARE = 0.02;
const USER_SHARE = 0.02;
const PERSONAL_TARGET_SHARE = 0.05;
const PERSONAL_REFERER_SHARE = 0.01;
const FORWARDED_SHARE = 0.15;
/** Requests that are no HTTP: a TLS hello on the plain port, a connection that says nothing. */
const BROKEN_SHARE = 0.001;

/** Ranks behind every visitor's: the bots have addresses of their own. */
const FIRST_BOT = 1_000_000;

const BROKEN: Page = { method: '', target: [], status: 400, size: 150, asset: false };

/** The visits to a site, one after the other, as a seed decides. */
export class Visits {
  readonly #random: Random;
  readonly #visitors: Visitors;
  readonly #agents: Agents;
  readonly #bots = new Bots();
  readonly #pages = new Pages();
  readonly #shop = new Shop();
  #time = FIRST_SECOND;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#visitors = new Visitors(seed);
    this.#agents = new Agents(seed);
  }

  next(): Visit {
    const random = this.#random;
    if (random.below(REQUESTS_PER_SECOND) === 0) this.#time++;
    const broken = random.chance(BROKEN_SHARE);
    const { rank, agent } = this.#client();
    const page = broken ? BROKEN : this.#page();
    const target = textOf(page.target);
    const onPanel = target.startsWith('/panel');
    const passed = !page.asset && !broken;
    return {
      time: this.#time,
      address: [{ kind: 'address', text: this.#visitors.address(rank) }],
      forwarded: random.chance(FORWARDED_SHARE) ? this.#chain(rank) : [],
      user: random.chance(USER_SHARE) ? [person(random).user] : [],
      request: broken
        ? random.pick([[], ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']])
        : [`${page.method} `, ...page.target, ` HTTP/${random.chance(0.7) ? '2.0' : '1.1'}`],
      method: page.method,
      target: page.target,
      status: page.status,
      size: page.size,
      duration: random.below(passed ? 800 : 12),
      referer: broken ? [] : this.#referer(page, onPanel),
      agent: broken ? [] : agent,
      host: onPanel ? PANEL : SHOP,
      upstream: passed
        ? [{ kind: 'upstream', text: `10.20.0.${11 + random.below(6)}` }, ':8080']
        : [],
      id: random.hex(32),
    };
  }

  #client(): { readonly rank: number; readonly agent: Value } {
    const random = this.#random;
    if (random.chance(BOT_SHARE)) {
      const { agent, address } = this.#bots.draw(random);
      return { rank: FIRST_BOT + address, agent };
    }
    const rank = this.#visitors.draw(random);
    // A household has a few devices, each with its own browser string.
    const device = 16 + random.below(2);
    return { rank, agent: [this.#agents.at(this.#visitors.trait(rank, device) / 0x1_0000_0000)] };
  }

  #page(): Page {
    const random = this.#random;
    if (!random.chance(PERSONAL_TARGET_SHARE)) return this.#pages.draw(random, this.#shop);
    const target = personalTarget(random, this.#visitors.address(this.#visitors.draw(random)));
    return { method: 'GET', target, status: 200, size: 900 + random.below(9000), asset: false };
  }

  #referer(page: Page, onPanel: boolean): Value {
    const random = this.#random;
    if (random.chance(PERSONAL_REFERER_SHARE)) {
      return personalReferer(random, this.#visitors.address(this.#visitors.draw(random)));
    }
    if (onPanel) return random.chance(0.7) ? [`https://${PANEL}/panel/dashboard`] : [];
    if (page.asset && random.chance(0.7)) {
      return [
        random.chance(0.25)
          ? `https://${SHOP}/p/${this.#shop.product(random)}`
          : `https://${SHOP}/c/${random.pick(CATEGORIES)}`,
      ];
    }
    const share = random.below(10);
    if (share < 5) return [];
    return [share < 8 ? 'https://www.google.com/' : `https://${SHOP}/`];
  }

  /** The client and the proxies before us, as X-Forwarded-For lists them. */
  #chain(rank: number): Value {
    const hops = [rank];
    if (this.#random.chance(0.4)) hops.push(this.#visitors.draw(this.#random));
    return hops.flatMap((hop, i) => [
      ...(i === 0 ? [] : [', ']),
      { kind: 'forwarded' as const, text: this.#visitors.address(hop) },
    ]);
  }
}
