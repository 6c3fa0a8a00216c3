import type { Random } from './random.ts';
import { type Sampler, zipf } from './sampler.ts';

/** The site that is visited: a web shop and the panel of its hosting company. */
export const SHOP = 'shop.example';
export const PANEL = 'panel.host.example';

export const CATEGORIES =
  'tuinmeubelen bloempotten gereedschap verlichting barbecues parasols zaden vijvers kussens schuttingen kweekkassen regentonnen'.split(
    ' ',
  );

const MATERIALS =
  'eiken grenen stalen betonnen teakhouten rotan keramische gietijzeren zinken linnen bamboe aluminium'.split(
    ' ',
  );
const ARTICLES =
  'tuinstoel loungebank plantenbak vuurschaal hangmat snoeischaar picknicktafel lantaarn kruiwagen windscherm voederhuis gieter'.split(
    ' ',
  );
const COLOURS = 'antraciet naturel zand groen wit zwart taupe terracotta'.split(' ');

const PRODUCTS = 4000;

/** What the shop sells, a few things most of the time. */
export class Shop {
  readonly #ranks: Sampler = zipf(PRODUCTS, 5);

  /** A product as its address spells it: `eiken-tuinstoel-antraciet-1234`. */
  product(random: Random): string {
    const rank = this.#ranks.draw(random);
    const material = MATERIALS[rank % MATERIALS.length];
    const article = ARTICLES[(rank * 5 + Math.floor(rank / 12)) % ARTICLES.length];
    return `${material}-${article}-${COLOURS[rank % COLOURS.length]}-${1000 + rank}`;
  }
}
