import type { Episode } from '../episode/episode.ts';
import type { AccountHistory } from '../history/account-history.ts';
import { grow } from '../history/grow.ts';
import type { Knowledge } from '../knowledge.ts';
import { counted } from '../score/words.ts';
import type { LoginSettings } from '../settings.ts';

/**
 * It was the owner: what the logins came with counts as three logins more of the account, and of the
 * organization where the prefix is an egress of many accounts.
 */
export function markSafe(
  episode: Episode,
  history: AccountHistory | undefined,
  { organization, prefixAccounts }: Knowledge,
  hour: number,
  settings: LoginSettings,
): string[] {
  const changes: string[] = [];
  const weight = settings.safeWeight;
  if (history !== undefined) {
    grow(history, episode.used, episode.kind, weight, hour, settings.halfLifeHours);
    episode.learned += weight;
    changes.push(
      `country, network, network prefix and device count as ${counted(weight, 'more login')} of the account`,
    );
  }
  const accounts = prefixAccounts.of(episode.used.prefix).length;
  const isEgress = accounts >= settings.sharedAccounts || organization.isEgress(episode.used, hour);
  if (isEgress) {
    organization.add(episode.used, weight, hour, undefined);
    organization.vouch(episode.used, hour);
    episode.shared += weight;
    changes.push(
      `they count as ${counted(weight, 'more login')} of the organization too: ${accounts} accounts came from this prefix, which is an egress from now on`,
    );
  }
  changes.push('more logins like these are learned in full and not told, unless they look worse');
  return changes;
}
