import type { FindingStatus, Verdict } from '../../model/finding.ts';
import type { Episode } from '../episode/episode.ts';
import type { AccountHistory } from '../history/account-history.ts';
import type { Knowledge } from '../knowledge.ts';
import type { LoginSettings } from '../settings.ts';
import { markCompromised, unmarkCompromised } from './compromised.ts';
import { markNoise } from './noise.ts';
import { markSafe } from './safe.ts';
import { seeVisit } from './see-visit.ts';
import { unlearn } from './unlearn.ts';

const MARKS: Readonly<Record<Exclude<FindingStatus, 'open'>, typeof markSafe>> = {
  safe: markSafe,
  compromised: markCompromised,
  noise: markNoise,
};

/**
 * Changes the model as a verdict says, and says what is different now. A verdict in place of another takes back
 * what that one did. `history`: that of the account, undefined where there is none; the caller keeps it.
 */
export function judgeEpisode(
  episode: Episode,
  verdict: Verdict['verdict'],
  history: AccountHistory | undefined,
  knowledge: Knowledge,
  hour: number,
  settings: LoginSettings,
): string[] {
  const before = episode.status;
  if (before === verdict) return [`nothing: it was judged ${verdict} before`];
  const changes: string[] = [];
  if (before !== 'open') changes.push(`it was judged ${before} before: that is taken back`);
  if (before === 'safe') unlearn(episode, history, knowledge, hour, settings);
  if (before === 'compromised') changes.push(...unmarkCompromised(episode, history, knowledge));
  episode.status = verdict;
  // What was quiet for 14 days was counted then.
  if (verdict === 'safe' && !episode.isSettled) seeVisit(episode, knowledge, hour);
  episode.isSettled = true;
  changes.push(...MARKS[verdict](episode, history, knowledge, hour, settings));
  if (history === undefined && episode.account !== '')
    changes.push('the history of the account is not kept any more: nothing changes there');
  return changes;
}
