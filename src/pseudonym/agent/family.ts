import { bytesOf, latin1 } from '../../base/ascii.ts';
import { WEB_VIEW } from './browsers.ts';
import { frozenAgent } from './frozen-agent.ts';
import { majorVersion } from './major-version.ts';
import { namedAgent } from './named-agent.ts';
import { recognize } from './recognize.ts';

/** What tells the family stands in the first few hundred bytes of any agent. */
const JUDGED = 1024;

const OTHER = bytesOf('Other');

/**
 * The family string for the bytes of one agent string (without the escapes of the log): the frozen
 * agent string of its browser family, major version and operating system, such as browsers
 * themselves send in reduced form; for a known bot or tool its name and major version; `Other` for
 * what is not recognized. ASCII, and a fixed point: the family string of a family string is itself.
 *
 * Everything but the major version (1 to 999) comes from the tables of this folder, so nothing else
 * of the input can reach the output. Takes any bytes; constant time beyond the first 1,024.
 */
export function agentFamily(value: Uint8Array): Uint8Array {
  const text = latin1(value, 0, Math.min(value.length, JUDGED));
  const family = namedAgent(text) ?? browserFamily(text);
  return family === undefined ? OTHER.slice() : bytesOf(family);
}

function browserFamily(text: string): string | undefined {
  const recognized = recognize(text);
  if (recognized === undefined) return undefined;
  const { system, browser } = recognized;
  if (browser === undefined)
    return text.includes(WEB_VIEW.mark) ? frozenAgent(WEB_VIEW.shape, system, '') : undefined;
  const [first] = browser.marks;
  const major = majorVersion(text, text.indexOf(first) + first.length);
  return major === undefined ? undefined : frozenAgent(browser.shape, system, major);
}
