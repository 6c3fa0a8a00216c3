import type { Episode } from '../episode/episode.ts';
import type { AccountHistory } from '../history/account-history.ts';
import { shrink } from '../history/shrink.ts';
import type { Knowledge } from '../knowledge.ts';
import { rounded } from '../score/words.ts';
import type { LoginSettings } from '../settings.ts';

/** Takes back all that was learned of an episode, of its account and of the organization; says what. */
export function unlearn(
  episode: Episode,
  history: AccountHistory | undefined,
  { organization }: Knowledge,
  hour: number,
  settings: LoginSettings,
): string[] {
  const { learned, shared, used, prefixes } = episode;
  episode.learned = 0;
  episode.shared = 0;
  organization.add(used, -shared, hour, undefined);
  if (history === undefined || learned === 0) return [];
  shrink(history, used, prefixes, learned, hour, settings.halfLifeHours);
  return [
    `what its logins had counted for the account is taken back (${rounded(learned)} of a login)`,
  ];
}
