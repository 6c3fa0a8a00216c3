import { KNOWN_TOOLS } from './known-tools.ts';
import { namedAgent } from './named-agent.ts';
import { recognize } from './recognize.ts';
import type { System } from './systems.ts';

/** A longer string is judged by its beginning, as its family is. */
const JUDGED = 1024;

const TOOLS: ReadonlySet<string> = new Set(KNOWN_TOOLS);

/** What browsers are called whose token is another word; in front of each the token without its end. */
const BROWSERS: Readonly<Record<string, string>> = {
  Edg: 'Edge',
  EdgA: 'Edge',
  EdgiOS: 'Edge',
  OPR: 'Opera',
  OPT: 'Opera',
  OPiOS: 'Opera',
  CriOS: 'Chrome',
  FxiOS: 'Firefox',
  Ddg: 'DuckDuckGo',
  MSIE: 'Internet Explorer',
  'rv:': 'Internet Explorer',
  GSA: 'Google app',
};

/** What systems are called, by the beginning of the mark that they are known by. */
const SYSTEMS: readonly (readonly [mark: string, name: string])[] = [
  ['Windows Phone', 'Windows Phone'],
  ['Windows', 'Windows'],
  ['iPad', 'iPadOS'],
  ['iPhone', 'iOS'],
  ['iPod', 'iOS'],
  ['Macintosh', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Tablet; OpenHarmony', 'OpenHarmony'],
  ['OpenHarmony', 'OpenHarmony'],
  ['Tizen', 'Tizen'],
  ['Web0S', 'webOS'],
  ['webOS', 'webOS'],
  ['PlayStation', 'PlayStation'],
  ['Android', 'Android'],
  ['FreeBSD', 'FreeBSD'],
  ['OpenBSD', 'OpenBSD'],
  ['Linux', 'Linux'],
  ['X11', 'Linux'],
];

interface Device {
  readonly system: string;
  readonly browser: string;
  readonly kind: 'desktop' | 'phone' | 'tablet' | 'tool' | 'other';
}

/**
 * The device that a browser string tells of: system, browser and class, names from the tables of this
 * folder, `Other` for what they do not have. Never throws.
 */
export function device(agent: string): Device {
  const text = agent.slice(0, JUDGED);
  const named = namedAgent(text);
  if (named !== undefined) {
    const name = named.split('/')[0] ?? '';
    return { system: 'Other', browser: TOOLS.has(name) ? name : 'bot', kind: 'tool' };
  }
  const recognized = recognize(text);
  if (recognized === undefined) return { system: 'Other', browser: 'Other', kind: 'other' };
  const { system, browser } = recognized;
  return {
    system: SYSTEMS.find(([mark]) => system.mark.startsWith(mark))?.[1] ?? 'Other',
    browser: browser === undefined ? 'app' : browserName(browser.marks),
    kind: classOf(system),
  };
}

function browserName(marks: readonly string[]): string {
  const [first = ''] = marks;
  const word = first.trim().replace(/\/$/, '');
  if (word === 'Version') return marks.includes('Presto/') ? 'Opera' : 'Safari';
  return BROWSERS[word] ?? word;
}

function classOf({ mark, also }: System): Device['kind'] {
  if (mark === 'iPad' || mark.startsWith('Tablet')) return 'tablet';
  if (mark === 'Android') return also === undefined ? 'tablet' : 'phone';
  const phones = ['iPhone', 'iPod', 'Windows Phone', 'OpenHarmony', 'J2ME', 'Mobile'];
  if (phones.includes(mark)) return 'phone';
  return /^(?:Windows|Macintosh|CrOS|FreeBSD|OpenBSD|Linux|X11)/.test(mark) ? 'desktop' : 'other';
}
