import type { Reason, Severity } from '../model/finding.ts';
import type { AttackContext } from './attacks/attempt.ts';
import type { Told } from './episode/finding-of.ts';
import { loginFacts } from './episode/finding-of.ts';
import type { Login } from './login.ts';
import { ATTACKS, extentOf } from './score/floor/after-attack.ts';

/**
 * What can be told of a success where the log names no account: that its source guessed before, or is on
 * a list of the operator's. undefined: nothing.
 */
export function sourceFinding(login: Login, time: number, attack: AttackContext): Told | undefined {
  const reasons = [...attackReasons(attack), ...listReasons(login)];
  const [code] = attack.codes;
  if (reasons.length === 0) return undefined;
  const severity: Severity = code === 'spray' || code === 'stuffing' ? 'high' : 'medium';
  return {
    type: code === undefined ? 'listed_address' : 'credential_attack',
    severity,
    score: 0,
    threshold: 0,
    account: undefined,
    log: login.log(),
    reasons,
    login: loginFacts(login, time, () => undefined),
    usual: undefined,
    previous: undefined,
    technique: code === undefined ? 'T1078' : ATTACKS[code].technique,
  };
}

function attackReasons(attack: AttackContext): Reason[] {
  const [code] = attack.codes;
  if (code === undefined) return [];
  return [
    {
      code: `success_after_${code}`,
      weight: 0,
      words: `success after ${ATTACKS[code].words}: ${extentOf(attack)} in the hour before; the log names no account`,
      numbers: { failures: attack.sourceFailures, accounts: attack.sourceAccounts },
    },
  ];
}

function listReasons({ listed }: Login): Reason[] {
  if (!listed) return [];
  const words = 'an address on a list of the operator; the log names no account';
  return [{ code: 'listed_address', weight: 0, words, numbers: {} }];
}
