import { KNOWN_BOTS } from './known-bots.ts';
import { KNOWN_TOOLS } from './known-tools.ts';
import { majorVersion } from './major-version.ts';

/** For a bot whose name is not on the list: the name could be that of a person or a company. */
const UNNAMED_BOT = 'Mozilla/5.0 (compatible; bot)';

/** What bots write and browsers do not; Cubot is a maker of phones. */
const CLAIM = /(?<!cu)bot(?![a-z])|crawl|spider|\+https?:/i;

/** What stands between the products of an agent string. */
const BETWEEN = /[\s;,()[\]]+/;

interface Known {
  readonly name: string;
  readonly isTool: boolean;
}

const KNOWN: ReadonlyMap<string, Known> = new Map(
  [
    ...KNOWN_BOTS.map((name): Known => ({ name, isTool: false })),
    ...KNOWN_TOOLS.map((name): Known => ({ name, isTool: true })),
  ].map((known) => [known.name.toLowerCase(), known]),
);

/** The first words of the names: most products are known by none of them. */
const FIRST_WORDS = new Set([...KNOWN.keys()].map((name) => name.split(' ', 1)[0]));

/**
 * The family string of an agent that is a bot or a tool: `Mozilla/5.0 (compatible; Name/7)` for a bot,
 * `name/7` for a tool, without the version where that is no number of 1 to 999. Fixed text for a bot
 * without a known name; undefined for what does not claim to be one.
 */
export function namedAgent(text: string): string | undefined {
  const products = text.split(BETWEEN).filter((product) => product !== '');
  for (let i = 0; i < products.length; i++) {
    const named = nameOf(products, i);
    if (named !== undefined) return named;
  }
  return CLAIM.test(text) ? UNNAMED_BOT : undefined;
}

/** What the product at `i` is known as, alone (`Name/7.1`) or with the next (`Two Words/7.1`). */
function nameOf(products: readonly string[], i: number): string | undefined {
  const single = products[i] ?? '';
  if (!FIRST_WORDS.has(single.split('/', 1)[0].toLowerCase())) return undefined;
  const double = single.includes('/') ? single : `${single} ${products[i + 1] ?? ''}`;
  for (const product of [double, single]) {
    const slash = product.indexOf('/');
    const known = KNOWN.get((slash === -1 ? product : product.slice(0, slash)).toLowerCase());
    // A tool's name can be a common word: it counts in the first place or with a version.
    if (known === undefined || (known.isTool && i > 0 && slash === -1)) continue;
    const at = slash + (product.startsWith('v', slash + 1) ? 2 : 1);
    const major = slash === -1 ? undefined : majorVersion(product, at);
    const name = major === undefined ? known.name : `${known.name}/${major}`;
    return known.isTool ? name : `Mozilla/5.0 (compatible; ${name})`;
  }
  return undefined;
}
