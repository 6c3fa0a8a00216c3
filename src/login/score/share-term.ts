import type { Level, LoginSettings } from '../settings.ts';
import type { Familiarity } from './familiarity.ts';

/**
 * The term of a level that compares shares: weight · ln[p_A(child | parent) / p_u(child | parent)]. How much
 * likelier the login is for an attacker than for the account, as a logarithm: positive speaks
 * for the attacker (D. Freeman et al., "Who Are You? A Statistical Approach to Measuring User
 * Authenticity", NDSS 2016). `usual`: what the account's own
 * share is smoothed with.
 */
export function shareTerm(
  level: Level,
  known: Familiarity,
  settings: LoginSettings,
  kappa = settings.kappa[level],
  usual = known.q[level],
): number {
  const { base, slope, most } = settings.attacker[level];
  const byAttacker = Math.min(most, base + slope * known.q[level]);
  const byAccount = (known.own[level] + kappa * usual) / (known.parent[level] + kappa);
  return settings.weight[level] * Math.log(byAttacker / byAccount);
}
