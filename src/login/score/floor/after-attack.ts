import type { Severity } from '../../../model/finding.ts';
import type { AttackCode } from '../../attacks/attack-code.ts';
import type { AttackContext } from '../../attacks/attempt.ts';
import type { Evidence } from '../evidence.ts';
import { isNewDevice, isNewNetwork } from '../novelty.ts';
import { counted } from '../words.ts';
import type { Floor } from './floor.ts';

interface Attack {
  readonly words: string;
  /** MITRE ATT&CK: Brute Force, and its sub-technique. */
  readonly technique: string;
}

export const ATTACKS: Readonly<Record<AttackCode, Attack>> = {
  stuffing: { words: 'credential stuffing', technique: 'T1110.004' },
  spray: { words: 'password spraying', technique: 'T1110.003' },
  distributed: { words: 'guessing from many sources', technique: 'T1110.001' },
  slow_brute_force: { words: 'slow password guessing', technique: 'T1110.001' },
  brute_force: { words: 'password guessing', technique: 'T1110.001' },
};

/**
 * The success ends a credential attack. Not where the account is at home: while somebody sprays out
 * of a company, the others there log in as ever.
 */
export const AFTER_ATTACK: Floor = {
  severity: (evidence) => {
    const [code] = evidence.attack.codes;
    if (code === undefined || evidence.known.isHome) return undefined;
    return severityOf(code, evidence);
  },
  tell: ({ attack }) => {
    const [code = 'brute_force'] = attack.codes;
    return {
      code: `success_after_${code}`,
      words: `success after ${ATTACKS[code].words}: ${extentOf(attack)} in the hour before`,
      numbers: {
        failures: attack.sourceFailures,
        accounts: attack.sourceAccounts,
        account_failures: attack.accountFailures,
        account_sources: attack.accountSources,
      },
    };
  },
  type: 'credential_attack',
  technique: ({ attack }) => ATTACKS[attack.codes[0] ?? 'brute_force'].technique,
};

/** How many failures there were, and on what. */
export function extentOf(attack: AttackContext): string {
  const { sourceFailures, sourceAccounts, accountFailures, accountSources } = attack;
  return attack.codes[0] === 'distributed'
    ? `${counted(accountFailures, 'failure')} for the account from ${counted(accountSources, 'source')}`
    : `${counted(sourceFailures, 'failure')} for ${counted(sourceAccounts, 'account')} from the same source`;
}

/** Guessing at one account is also what its owner does; with the usual network and device it is told low. */
function severityOf(code: AttackCode, evidence: Evidence): Severity {
  if (code === 'spray' || code === 'stuffing') return 'high';
  return isNewNetwork(evidence) || isNewDevice(evidence) ? 'medium' : 'low';
}
