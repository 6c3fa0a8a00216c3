import type { Reason } from '../../model/finding.ts';
import type { Told } from './finding-of.ts';

/** A finding with one login more: the facts of the latest, the evidence of all, the score of the worst. */
export function joined(before: Told, told: Told): Told {
  const worst = told.score > before.score ? told : before;
  return {
    ...before,
    ...told,
    type: before.type === 'unfamiliar_login' ? told.type : before.type,
    technique: before.technique === 'T1078' ? told.technique : before.technique,
    score: worst.score,
    threshold: worst.threshold,
    reasons: merged(before.reasons, told.reasons),
  };
}

/** One reason of each code, the heavier of two, heaviest first. */
function merged(before: readonly Reason[], after: readonly Reason[]): Reason[] {
  const byCode = new Map<string, Reason>();
  for (const reason of [...before, ...after]) {
    const known = byCode.get(reason.code);
    if (known === undefined || reason.weight > known.weight) byCode.set(reason.code, reason);
  }
  return [...byCode.values()].sort((a, b) => b.weight - a.weight);
}
