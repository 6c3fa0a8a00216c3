import type { Random } from './random.ts';
import { type Sampler, zipf } from './sampler.ts';
import type { Value } from './value.ts';

const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko; compatible;';

/** Programs that visit, the busiest first. */
const BOTS: readonly Value[] = [
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  [
    `Mozilla/5.0 ${KHTML} bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36`,
  ],
  ['Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)'],
  ['Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)'],
  [`Mozilla/5.0 ${KHTML} GPTBot/1.2; +https://openai.com/gptbot)`],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)'],
  ['Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)'],
  ['curl/7.88.1'],
  ['python-requests/2.31.0'],
  ['Go-http-client/1.1'],
  [
    'Shopcrawler/1.4 (+https://crawler.example/about; ',
    { kind: 'email', text: 'crawler@bots.example.org' },
    ')',
  ],
  ['Uptime/3.2 (status.example)'],
  // A client that puts its whole string in quotes.
  ['"Mozilla/5.0 (compatible; PriceBot/0.9)"'],
];

/** Each bot comes from this many addresses. */
const ADDRESSES = 40;

export class Bots {
  readonly #ranks: Sampler = zipf(BOTS.length, 1);

  /** One bot's next visit: its agent, and which of all bot addresses it comes from. */
  draw(random: Random): { readonly agent: Value; readonly address: number } {
    const bot = this.#ranks.draw(random);
    return { agent: BOTS[bot] as Value, address: bot * ADDRESSES + random.below(ADDRESSES) };
  }
}
