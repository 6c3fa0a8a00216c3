import type { Episode } from '../episode/episode.ts';
import type { AccountHistory } from '../history/account-history.ts';
import type { Knowledge } from '../knowledge.ts';
import { counted } from '../score/words.ts';
import type { LoginSettings } from '../settings.ts';
import { NO_TOKEN } from '../token-number.ts';
import { unlearn } from './unlearn.ts';

/**
 * It was somebody else: what was learned is taken back, the prefixes and the key that were used are pinned, so that
 * they are told whoever they come for, and the account is watched for 30 days.
 */
export function markCompromised(
  episode: Episode,
  history: AccountHistory | undefined,
  knowledge: Knowledge,
  hour: number,
  settings: LoginSettings,
): string[] {
  const changes = unlearn(episode, history, knowledge, hour, settings);
  const tokens = tokensOf(episode);
  for (const token of tokens) knowledge.pins.pin(token, hour + settings.pinHours);
  if (tokens.length > 0)
    changes.push(
      `${counted(tokens.length, 'token')} of its network prefix and key ${tokens.length === 1 ? 'is' : 'are'} pinned ` +
        `for ${settings.pinHours / 24} days: a login with one is told as high, of any account that is not at home there`,
    );
  if (history !== undefined) {
    history.watchedUntil = hour + settings.watchHours;
    changes.push(
      `for ${settings.watchHours / 24} days a login of the account with a new country, network or device is told as high`,
    );
  }
  return changes;
}

/** Takes back what `markCompromised` did beyond the counts. */
export function unmarkCompromised(
  episode: Episode,
  history: AccountHistory | undefined,
  { pins }: Knowledge,
): string[] {
  for (const token of tokensOf(episode)) pins.unpin(token);
  if (history !== undefined) history.watchedUntil = 0;
  return ['its tokens are no longer pinned and the account is no longer watched'];
}

function tokensOf({ prefixes, used }: Episode): readonly number[] {
  const known = prefixes.filter((prefix) => prefix !== NO_TOKEN);
  return used.byKey ? [...known, used.device] : known;
}
