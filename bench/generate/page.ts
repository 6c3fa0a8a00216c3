import type { Random } from './random.ts';
import { Sampler } from './sampler.ts';
import { CATEGORIES, type Shop } from './shop.ts';
import type { Value } from './value.ts';

/** What a request asks for and what comes of it. */
export interface Page {
  readonly method: string;
  readonly target: Value;
  readonly status: number;
  /** Bytes of the body. */
  readonly size: number;
  /** A file that belongs to a page: its referer is that page. */
  readonly asset: boolean;
}

/** Version of all files of one release of the shop. */
const RELEASE = 'tuin-17695';

const SCRIPTS = [
  'jquery-3.6.0.min.js',
  'jquery-ui-1.13.2.min.js',
  'bootstrap.bundle-5.3.2.min.js',
  'require.js',
  'swiper-8.4.5.min.js',
  'checkout-bundle.js',
  'lazysizes-5.3.2.js',
  'polyfill-3.111.0.min.js',
];
const STYLES = ['styles-l.min.css', 'styles-m.min.css', 'print.css', 'fontawesome-6.4.0.css'];
const FONTS = ['opensans/regular/open-sans-400.woff2', 'icons/shop-icons-2.4.woff2'];
/** Looks like an address, and is none. */
const VERSIONS = ['1.2.3.4', '1.12.0.3', '2.0.14.1', '3.7.21.11'];
const PANEL_PAGES = [
  'dashboard',
  'domains',
  'mail/accounts',
  'dns/zones',
  'ssl/certificates',
  'backups',
  'php/versions',
  'databases',
];
const PROBES = [
  '/wp-login.php',
  '/xmlrpc.php',
  '/.env',
  '/wp-content/plugins/revslider/readme.txt',
  '/phpmyadmin/index.php',
  '/.git/config',
];
const WORDS = [
  'tuinstoel',
  'vuurschaal+rond',
  'bloempot+groot',
  'lantaarn%20zwart',
  'parasol+3+meter',
  'kussen',
];
const SORTS = ['prijs', 'naam', 'nieuw', 'populair'];
const CAMPAIGNS = ['voorjaar', 'nieuwsbrief-12', 'retargeting', 'merk'];

interface Making {
  readonly method?: string;
  readonly path: string;
  readonly status?: number;
  /** The size is drawn from this upward, to five times it. */
  readonly size: number;
}

interface Resource {
  readonly weight: number;
  readonly asset: boolean;
  readonly make: (random: Random, shop: Shop) => Making;
}

const campaign = (random: Random): string =>
  random.chance(0.12)
    ? `?utm_source=nieuwsbrief&utm_medium=email&utm_campaign=${random.pick(CAMPAIGNS)}`
    : '';

const stamp = (random: Random): string =>
  random.chance(0.45) ? `?v=17695${String(10_000 + random.below(40) * 31)}` : '';

const THEME = `/static/${RELEASE}`;

/** Weights say how often each is asked for beside the others. */
const RESOURCES: readonly Resource[] = [
  {
    weight: 31,
    asset: true,
    make: (r, shop) => {
      const product = shop.product(r);
      const side = r.pick(['240x240', '480x480', '960x960']);
      return {
        path: `/media/product/${product[0]}/${product[1]}/${product}_${side}.webp`,
        size: 9000,
      };
    },
  },
  {
    weight: 11,
    asset: true,
    make: (r) => ({ path: `${THEME}/js/${r.pick(SCRIPTS)}${stamp(r)}`, size: 21_000 }),
  },
  {
    weight: 6,
    asset: true,
    make: (r) => ({ path: `${THEME}/css/${r.pick(STYLES)}${stamp(r)}`, size: 12_000 }),
  },
  {
    weight: 3,
    asset: true,
    make: (r) => ({ path: `${THEME}/fonts/${r.pick(FONTS)}`, size: 30_000 }),
  },
  {
    weight: 3,
    asset: true,
    make: (r) => ({
      path: `/app/v${r.pick(VERSIONS)}/main.${r.pick(['4f3a2b1c', '9be07d55'])}.js`,
      size: 60_000,
    }),
  },
  {
    weight: 14,
    asset: false,
    make: (r, shop) => ({ path: `/p/${shop.product(r)}${campaign(r)}`, size: 14_000 }),
  },
  {
    weight: 8,
    asset: false,
    make: (r) => {
      const filter = r.chance(0.6)
        ? `?pagina=${1 + r.below(12)}&sorteer=${r.pick(SORTS)}&per=24`
        : '';
      return { path: `/c/${r.pick(CATEGORIES)}${filter}`, size: 17_000 };
    },
  },
  {
    weight: 3,
    asset: false,
    make: (r) => ({ path: `/zoeken?q=${r.pick(WORDS)}&pagina=${1 + r.below(4)}`, size: 11_000 }),
  },
  {
    weight: 5,
    asset: true,
    make: (r) => ({
      method: r.pick(['GET', 'POST', 'PUT']),
      path: `/rest/V1/guest-carts/${r.hex(32)}/items`,
      size: 300,
    }),
  },
  {
    weight: 3,
    asset: true,
    make: (r) => ({ path: `/api/v2/stock?sku=${1000 + r.below(4000)}&store=nl`, size: 120 }),
  },
  {
    weight: 3,
    asset: false,
    make: (r) => ({
      method: r.pick(['GET', 'POST']),
      path: `/checkout/${r.pick(['cart', 'shipping', 'payment'])}`,
      size: 8000,
    }),
  },
  { weight: 4, asset: false, make: (r) => ({ path: `/panel/${r.pick(PANEL_PAGES)}`, size: 6000 }) },
  {
    weight: 2,
    asset: false,
    make: (r) => ({ path: r.pick(PROBES), status: r.pick([403, 404, 404, 404]), size: 150 }),
  },
  {
    weight: 2,
    asset: false,
    make: (r) => ({
      path: r.pick(['/', '/robots.txt', '/favicon.ico', '/sitemap.xml']),
      size: 900,
    }),
  },
];

/** The pages and files of the site without anything personal in their names. */
export class Pages {
  readonly #kinds = new Sampler(RESOURCES.map((resource) => resource.weight));

  draw(random: Random, shop: Shop): Page {
    const resource = RESOURCES[this.#kinds.draw(random)] as Resource;
    const {
      method = 'GET',
      path,
      status = this.#status(random),
      size,
    } = resource.make(random, shop);
    const body = status === 304 ? 0 : status === 200 ? size + random.below(size * 4) : 162;
    return { method, target: [path], status, size: body, asset: resource.asset };
  }

  #status(random: Random): number {
    const share = random.below(1000);
    if (share < 860) return 200;
    if (share < 940) return 304;
    if (share < 965) return 301;
    if (share < 993) return 404;
    return share < 997 ? 499 : 502;
  }
}
