import { BROWSERS, type Browser } from './browsers.ts';
import { SYSTEMS, type System } from './systems.ts';

/** What a browser string says of itself, as far as the tables of this folder know it. */
export interface Recognized {
  readonly system: System;
  readonly browser: Browser | undefined;
}

/** The system and browser of an agent string; undefined for what is no browser's, or of an unknown system. */
export function recognize(text: string): Recognized | undefined {
  if (!text.startsWith('Mozilla/') && !text.startsWith('Opera/')) return undefined;
  const system = systemOf(text);
  if (system === undefined) return undefined;
  const browser = BROWSERS.find(({ marks }) => marks.every((mark) => text.includes(mark)));
  return { system, browser };
}

/** The system named in the first comment. Models may hold a `)`, but the system stands in front of them. */
function systemOf(text: string): System | undefined {
  const open = text.indexOf('(');
  if (open === -1) return undefined;
  const close = text.indexOf(')', open);
  const comment = text.slice(open + 1, close === -1 ? undefined : close);
  return SYSTEMS.find(
    ({ mark, also }) => comment.includes(mark) && (also === undefined || text.includes(also)),
  );
}
