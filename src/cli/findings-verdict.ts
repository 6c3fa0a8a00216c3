import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { loadConfig } from '../config/load.ts';
import { LoginDesk } from '../config/login-desk.ts';
import { VerdictJournal } from '../login/journal/verdict-journal.ts';
import { journalOf } from '../login/store/open-state.ts';
import { isHeld } from '../login/store/state-lock.ts';
import { requireOwn } from '../login/store/trusted.ts';
import type { Judged } from '../login/verdict/judged.ts';
import type { Verdict } from '../model/finding.ts';
import type { Geo } from '../model/network.ts';
import { printable } from '../yaml/quote.ts';
import { episodeOf, readEpisodes } from './findings-read.ts';
import { pageWidth, wrap } from './findings-wrap.ts';
import { jsonText } from './json-text.ts';
import { openMessages } from './messages.ts';
import { print } from './print.ts';
import { productVersion } from './product-version.ts';

const VERDICTS = ['safe', 'compromised', 'noise'] as const;

/** For so long a run has time to answer, in ms, and so often it is looked. */
const PATIENCE = 10_000;
const LOOK = 200;

/** Attempts to take a directory that nobody held a moment ago. */
const MOST_FAILED = 5;

/** Characters of a name and of a note. */
const MOST_NAME = 100;
const MOST_NOTE = 2000;

/** A verdict says nothing about where an address is. */
const NOWHERE: Geo = {
  lookup: () => ({
    country: undefined,
    asn: undefined,
    organization: undefined,
    kind: 'unknown',
    place: undefined,
    reserved: undefined,
  }),
};

interface VerdictOptions {
  readonly by: string;
  readonly note?: string | undefined;
  readonly state: string;
  readonly json?: boolean | undefined;
}

/**
 * `findings verdict ID VERDICT`: by the run that holds the state directory, or without one here. Throws
 * a Fault with code `output` when nobody has said in time what it changed.
 */
export async function giveVerdict(
  id: string,
  said: string,
  { by, note, state, json }: VerdictOptions,
): Promise<void> {
  const verdict = VERDICTS.find((one) => one === said);
  if (verdict === undefined)
    throw new Fault(
      'usage',
      `cannot take this verdict: no such word, wanted one of ${VERDICTS.join(', ')}`,
    );
  requireLength('--by', by, MOST_NAME);
  requireLength('--note', note ?? '-', MOST_NOTE);
  const { last } = episodeOf(await readEpisodes({ state }), id);
  requireOwn(state, lstatSync(resolve(state)), 'directory');
  const at = new Date(systemClock() * 1000).toISOString();
  const full: Verdict = { finding: last.id, verdict, by, at, note };
  const judged = await answerTo(full, state);
  if (json === true) return print(jsonText({ ...full, judged }));
  const words = [`${last.id} is ${verdict}, says ${by}`, ...changesOf(judged)];
  const width = pageWidth();
  await print(
    words
      .flatMap((line) => wrap(printable(line), width, 2))
      .map(ended)
      .join(''),
  );
}

/**
 * Puts a verdict into the journal, and waits for what comes of it; null where the finding is not known
 * any more. Another desk or a run may take the directory, or let go of it, at any moment:
 *
 *     it is held    ─▶ who holds it answers, or lets go of it
 *     it is free    ─▶ this desk takes it, judges and answers; somebody may be faster
 *     it is gone    ─▶ the journal was just written anew: it is asked once more
 */
async function answerTo(verdict: Verdict, state: string): Promise<Judged | null> {
  const journal = new VerdictJournal(journalOf(state).verdicts);
  const key = journal.ask(verdict);
  const until = performance.now() + PATIENCE;
  let failed = 0;
  do {
    const entry = journal.find(key);
    if (entry?.judged !== undefined) return entry.judged;
    if (entry === undefined) journal.ask(verdict, key);
    if (await isHeld(state)) {
      await sleep(LOOK);
      continue;
    }
    try {
      await judgeHere(state);
    } catch (cause) {
      // Who was faster at taking the directory is no reason to stop.
      if (++failed === MOST_FAILED) throw cause;
      await sleep(LOOK);
    }
  } while (performance.now() < until);
  throw new Fault(
    'output',
    'cannot tell what the verdict changes: the run that holds the state directory has not answered; the verdict is written down and counts as soon as it does',
  );
}

/** Opens the state directory as a run does; that judges what waits in the journal. */
async function judgeHere(state: string): Promise<void> {
  const config = await loadConfig(undefined);
  const messages = await openMessages({ quiet: true });
  const desk = await LoginDesk.open({
    config: { ...config, logins: { ...config.logins, state } },
    version: productVersion(),
    geo: NOWHERE,
    isListed: () => false,
    news: messages,
    show: () => undefined,
  });
  await desk.close();
}

function changesOf(judged: Judged | null): string[] {
  if (judged === null)
    return ['  the episode is over: the verdict is written down and changes nothing any more'];
  const { changes, others } = judged;
  if (others.length === 0) return changes.map(indented);
  const head = 'other accounts that logged in from there, to be looked at too:';
  return [...changes.map(indented), head, ...others.map(indented)];
}

function requireLength(option: string, text: string, most: number): void {
  if (text.trim() !== '' && text.length <= most) return;
  throw new Fault(
    'usage',
    `cannot take what ${option} says: it has ${text.length} characters, wanted 1 to ${most}`,
  );
}

const indented = (line: string): string => `  ${line}`;
const ended = (line: string): string => `${line}\n`;
