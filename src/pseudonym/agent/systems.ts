/*
 * The operating systems that a family string can name, each with the text that browsers freeze for
 * it: Chromium's reduced agent strings (Windows, macOS, ChromeOS, Linux, Android), Safari's and
 * Firefox's caps for macOS, and Safari 26's cap for iOS. Of Windows the NT version stays, as parsers
 * name the system from it; of every other system no version stays.
 */

export interface System {
  /** Names the system where it stands in the first comment of an agent string. */
  readonly mark: string;
  /** Must stand somewhere in the agent string as well. */
  readonly also?: string;
  /** The comment of a family string. */
  readonly comment: string;
  /** The comment in front of `; rv:` where the engine is Gecko, which freezes other texts. */
  readonly gecko: string;
  /** What follows `Gecko/`; `#` is the major version. */
  readonly trail: string;
  /** What marks a phone between the browser's tokens and `Safari/`; empty elsewhere. */
  readonly mobile: string;
  /** The last token where the engine is WebKit. */
  readonly safari: string;
}

const system = (mark: string, comment: string, differs: Partial<System> = {}): System => ({
  mark,
  comment,
  gecko: comment,
  trail: '20100101',
  mobile: '',
  safari: 'Safari/605.1.15',
  ...differs,
});

const WINDOWS_10 = 'Windows NT 10.0; Win64; x64';
const PHONE = { mobile: ' Mobile' } as const;
const IOS = { mobile: ' Mobile/15E148', safari: 'Safari/604.1' } as const;
const TELEVISION = 'Web0S; Linux/SmartTV';

/** In order: the first whose mark is found is the system. */
export const SYSTEMS: readonly System[] = [
  // Claims to be Android and iPhone too.
  system('Windows Phone', 'Windows Phone 10.0', PHONE),
  // 10 and 11 are one: browsers name both 10.0.
  system('Windows NT 10', WINDOWS_10),
  system('Windows NT 6.3', 'Windows NT 6.3'),
  system('Windows NT 6.2', 'Windows NT 6.2'),
  system('Windows NT 6.1', 'Windows NT 6.1'),
  system('Windows NT 6.0', 'Windows NT 6.0'),
  system('Windows NT 5.2', 'Windows NT 5.2'),
  system('Windows NT 5.1', 'Windows NT 5.1'),
  system('Windows XP', 'Windows NT 5.1'),
  system('Windows NT 5.0', 'Windows NT 5.0'),
  system('Windows 9', 'Windows 98'),
  system('Windows', WINDOWS_10),
  system('iPad', 'iPad; CPU OS 18_6 like Mac OS X', IOS),
  system('iPhone', 'iPhone; CPU iPhone OS 18_6 like Mac OS X', IOS),
  system('iPod', 'iPhone; CPU iPhone OS 18_6 like Mac OS X', IOS),
  system('Macintosh', 'Macintosh; Intel Mac OS X 10_15_7', {
    gecko: 'Macintosh; Intel Mac OS X 10.15',
  }),
  system('CrOS', 'X11; CrOS x86_64 14541.0.0'),
  system('Tablet; OpenHarmony', 'Tablet; OpenHarmony 5.0'),
  system('OpenHarmony', 'Phone; OpenHarmony 5.0', PHONE),
  system('Tizen', 'SMART-TV; Linux; Tizen 6.0'),
  system('Web0S', TELEVISION),
  system('webOS', TELEVISION),
  system('PlayStation 4', 'PlayStation 4'),
  system('PlayStation 5', 'PlayStation; PlayStation 5'),
  {
    ...system('Android', 'Linux; Android 10; K', PHONE),
    also: 'Mobile',
    gecko: 'Android 10; Mobile',
    trail: '#.0',
  },
  system('Android', 'Linux; Android 10; K', { gecko: 'Android 10; Tablet', trail: '#.0' }),
  system('FreeBSD', 'X11; FreeBSD amd64'),
  system('OpenBSD', 'X11; OpenBSD amd64'),
  system('Linux', 'X11; Linux x86_64'),
  system('X11', 'X11; Linux x86_64'),
  // Phones without a system of their own that carry Opera Mini.
  system('J2ME', 'J2ME/MIDP'),
  // KaiOS and Firefox OS say only this.
  system('Mobile', 'Mobile', { trail: '#.0' }),
];
