import type { Episode } from '../episode/episode.ts';
import type { AccountHistory } from '../history/account-history.ts';
import type { Knowledge } from '../knowledge.ts';
import type { LoginSettings } from '../settings.ts';
import { unlearn } from './unlearn.ts';

/** It says nothing: the finding is closed, and nothing is learned of it. */
export function markNoise(
  episode: Episode,
  history: AccountHistory | undefined,
  knowledge: Knowledge,
  hour: number,
  settings: LoginSettings,
): string[] {
  return [
    ...unlearn(episode, history, knowledge, hour, settings),
    'more logins of this episode are neither learned nor told, unless they look worse',
  ];
}
