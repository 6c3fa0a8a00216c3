import type { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';

const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Windows NT 10.0; Win64; x64';
const MAC = 'Macintosh; Intel Mac OS X 10_15_7';
const LINUX = 'X11; Linux x86_64';

/** A family of devices: system and browser. `agent` writes its string at a major version. */
export interface Family {
  readonly name: string;
  readonly phone: boolean;
  /** Weights among computers or phones of honest people, and among what attackers use. */
  readonly honest: number;
  readonly attackers: number;
  readonly agent: (major: number) => string;
}

const chrome =
  (system: string, end = '') =>
  (major: number) =>
    `Mozilla/5.0 (${system}) ${BLINK} Chrome/${major}.0.0.0 Safari/537.36${end}`;
const firefox = (system: string) => (major: number) =>
  `Mozilla/5.0 (${system}; rv:${major - 2}.0) Gecko/20100101 Firefox/${major - 2}.0`;

/** Weights are assumptions near what counters of browsers publish. */
export const FAMILIES: readonly Family[] = [
  { name: 'Windows, Chrome', phone: false, honest: 40, attackers: 44, agent: chrome(WINDOWS) },
  {
    name: 'Windows, Edge',
    phone: false,
    honest: 20,
    attackers: 4,
    agent: (major) => `${chrome(WINDOWS)(major)} Edg/${major}.0.0.0`,
  },
  { name: 'Windows, Firefox', phone: false, honest: 8, attackers: 9, agent: firefox(WINDOWS) },
  {
    name: 'Mac, Safari',
    phone: false,
    honest: 13,
    attackers: 1,
    agent: (major) =>
      `Mozilla/5.0 (${MAC}) ${WEBKIT} Version/${17 + Math.floor((major - 130) / 10)}.2 Safari/605.1.15`,
  },
  { name: 'Mac, Chrome', phone: false, honest: 11, attackers: 8, agent: chrome(MAC) },
  { name: 'Linux, Chrome', phone: false, honest: 4, attackers: 13, agent: chrome(LINUX) },
  { name: 'Linux, Firefox', phone: false, honest: 4, attackers: 7, agent: firefox(LINUX) },
  {
    name: 'iPhone, Safari',
    phone: true,
    honest: 46,
    attackers: 3,
    agent: (major) => {
      const system = 17 + Math.floor((major - 130) / 10);
      return `Mozilla/5.0 (iPhone; CPU iPhone OS ${system}_2 like Mac OS X) ${WEBKIT} Version/${system}.2 Mobile/15E148 Safari/604.1`;
    },
  },
  {
    name: 'Android, Chrome',
    phone: true,
    honest: 42,
    attackers: 7,
    agent: (major) =>
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Chrome/${major}.0.0.0 Mobile Safari/537.36`,
  },
  {
    name: 'Android, Samsung',
    phone: true,
    honest: 12,
    attackers: 0,
    agent: (major) =>
      `Mozilla/5.0 (Linux; Android 10; K) ${BLINK} SamsungBrowser/${major - 105}.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
  },
  {
    name: 'a script',
    phone: false,
    honest: 0,
    attackers: 4,
    agent: (major) => `python-requests/2.${31 + Math.floor((major - 130) / 8)}.0`,
  },
];

const byShare = (weight: (family: Family) => number) => {
  const shares = new Sampler(FAMILIES.map(weight));
  return (random: Random): Family => FAMILIES[shares.draw(random)] as Family;
};

export const computer = byShare(({ phone, honest }) => (phone ? 0 : honest));
export const phone = byShare((family) => (family.phone ? family.honest : 0));
export const attackersOwn = byShare(({ attackers }) => attackers);

const MONTH = 30 * 86_400;

/** One device: a family, how far behind its updates are, and a key where it logs in by SSH. */
export class Device {
  readonly family: Family;
  /** Fingerprint of the key on it, as sshd writes it. */
  readonly key: string;
  readonly #behind: number;

  constructor(family: Family, random: Random) {
    this.family = family;
    this.#behind = random.fraction() * 2;
    this.key = `SHA256:${fingerprint(random)}`;
  }

  /** The browser string at a time: a new major version every month. */
  agent(time: number): string {
    const months = (time - Date.UTC(2025, 0) / 1000) / MONTH;
    return this.family.agent(132 + Math.max(0, Math.floor(months - this.#behind)));
  }
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fingerprint(random: Random): string {
  return Array.from({ length: 43 }, () => BASE64[random.below(64)]).join('');
}
