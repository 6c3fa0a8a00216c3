import { counted, span } from '../login/score/words.ts';
import type { Finding } from '../model/finding.ts';
import type { Episode } from './findings-read.ts';

/** States that are drawn: of more, the first and the last ones. */
const MOST = 12;

const SIGNS = { opened: '●', updated: '•', closed: '○' } as const;

/**
 * The states of an episode down a line, with the time between them:
 *
 *     2026-11-20 08:00  ●  opened   medium  1 login
 *                       │  2 h
 *     2026-11-20 10:10  •  updated  high    4 logins
 */
export function timeline({ states, left }: Pick<Episode, 'states' | 'left'>): string[] {
  const isLong = left > 0 || states.length > MOST;
  const tail = isLong ? states.slice(1 - MOST) : states.slice(1);
  const hidden = left + states.length - 1 - tail.length;
  const [first] = states;
  if (first === undefined) return [];
  const lines = [stateLine(first)];
  if (hidden > 0) lines.push(`${' '.repeat(16)}  ⋮  ${counted(hidden, 'more state')}`);
  let before = hidden > 0 ? undefined : first;
  for (const state of tail) {
    if (before !== undefined) lines.push(...between(before, state));
    lines.push(stateLine(state));
    before = state;
  }
  return lines;
}

/** RFC 3339 to the minute, without its letters. */
export function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

function stateLine({ state, status, severity, count, last }: Finding): string {
  const how = state === 'closed' && status === 'open' ? 'not judged' : status;
  const said = status === 'open' && state !== 'closed' ? '' : `, ${how}`;
  const words = `${state.padEnd(7)}  ${severity.padEnd(6)}  ${counted(count, 'login')}${said}`;
  return `${minuteOf(last)}  ${SIGNS[state]}  ${words}`;
}

/** Nothing where no minute has gone by. */
function between(one: Finding, other: Finding): string[] {
  const seconds = (Date.parse(other.last) - Date.parse(one.last)) / 1000;
  return seconds < 60 ? [] : [`${' '.repeat(16)}  │  ${span(seconds)}`];
}
