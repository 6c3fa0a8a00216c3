import type { Episode } from '../episode/episode.ts';
import { grow } from '../history/grow.ts';
import type { Knowledge } from '../knowledge.ts';
import type { LoginSettings } from '../settings.ts';
import { seeVisit } from './see-visit.ts';

/**
 * Nobody judged the episode, and it was quiet for 14 days: its logins count in full from now on, and
 * together no more than the verdict `safe` is worth.
 */
export function settle(
  episode: Episode,
  knowledge: Knowledge,
  hour: number,
  settings: LoginSettings,
): void {
  const { rows, spare: history } = knowledge;
  if (episode.account === '' || !rows.read(episode.account, history)) return;
  seeVisit(episode, knowledge, hour);
  const weight = Math.min(settings.safeWeight, episode.count) - episode.learned;
  if (weight <= 0) return;
  grow(history, episode.used, episode.kind, weight, hour, settings.halfLifeHours);
  episode.learned += weight;
  rows.write(episode.account, history);
}
