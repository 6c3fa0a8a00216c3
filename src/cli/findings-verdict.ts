import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../base/fault.ts';
import { loadConfig } from '../config/load.ts';
import { LoginDesk } from '../config/login-desk.ts';
import { VerdictJournal } from '../login/journal/verdict-journal.ts';
import { journalOf } from '../login/store/open-state.ts';
import { isHeld } from '../login/store/state-lock.ts';
import type { Judged } from '../login/verdict/judged.ts';
import type { Verdict } from '../model/finding.ts';
import type { Geo } from '../model/network.ts';
import { printable } from '../yaml/quote.ts';
import { episodeOf, readEpisodes } from './findings-read.ts';
import { jsonText } from './json-text.ts';
import { openMessages } from './messages.ts';
import { print } from './print.ts';
import { productVersion } from './product-version.ts';

const VERDICTS = ['safe', 'compromised', 'noise'] as const;

/** For so long a run has time to answer, in ms, and so often it is looked. */
const PATIENCE = 10_000;
const LOOK = 200;

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

/** `findings verdict ID VERDICT`: by the run that holds the state directory, or without one here. */
export async function giveVerdict(
  id: string,
  said: string,
  { by, note, state, json }: VerdictOptions,
): Promise<void> {
  const verdict = VERDICTS.find((one) => one === said);
  if (verdict === undefined)
    throw new Fault('usage', `cannot take this verdict, wanted one of ${VERDICTS.join(', ')}`);
  const { last } = episodeOf(await readEpisodes({ state }), id);
  const journal = new VerdictJournal(journalOf(state).verdicts);
  const full: Verdict = { finding: last.id, verdict, by, at: new Date().toISOString(), note };
  const key = journal.ask(full);
  if (!(await isHeld(state))) await judgeHere(state);
  const judged = await answerTo(journal, key);
  if (json === true) return print(jsonText({ ...full, judged: judged ?? null }));
  await print(`${printable(`${last.id} is ${verdict}, says ${by}`)}\n${wordsOf(judged)}`);
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

/** What came of a verdict; undefined when no run has answered yet, null when none knows the finding. */
async function answerTo(journal: VerdictJournal, key: string): Promise<Judged | null | undefined> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const entry = journal.read().find((one) => one.key === key);
    if (entry?.judged !== undefined || Date.now() > until) return entry?.judged;
    await sleep(LOOK);
  }
}

function wordsOf(judged: Judged | null | undefined): string {
  if (judged === undefined)
    return 'the run has not answered yet; it takes the verdict over when it does\n';
  if (judged === null)
    return 'the episode is over: the verdict is written down and changes nothing any more\n';
  const { changes, others } = judged;
  const lines = [
    ...changes.map((change) => `  ${change}`),
    ...(others.length === 0
      ? []
      : ['other accounts that logged in from there:', ...others.map((other) => `  ${other}`)]),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
