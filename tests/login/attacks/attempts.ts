import type { AttackContext, Attempt } from '../../../src/login/attacks/attempt.ts';
import {
  type AttackBound,
  type AttackSettings,
  CredentialAttacks,
} from '../../../src/login/attacks/credential-attacks.ts';

/** An arbitrary beginning, in the middle of a stretch of ten minutes. */
export const BEGIN = 1_800_000_000 - (1_800_000_000 % 600) + 300;

export interface Scene {
  readonly attacks: CredentialAttacks;
  readonly announced: readonly AttackBound[];
  /** One failure, `seconds` after the beginning. */
  fail(seconds: number, account: string, source: string, network?: string): AttackContext;
  /** One success. */
  enter(seconds: number, account: string, source: string): AttackContext;
}

/** The machine with short ways to feed it. */
export function sceneOf(settings: Omit<AttackSettings, 'onBound'> = {}): Scene {
  const announced: AttackBound[] = [];
  const attacks = new CredentialAttacks({
    sources: 256,
    accounts: 256,
    ...settings,
    onBound: (bound) => announced.push(bound),
  });
  const see = (attempt: Omit<Attempt, 'time'>, seconds: number): AttackContext =>
    attacks.see({ ...attempt, time: BEGIN + seconds });
  return {
    attacks,
    announced,
    fail: (seconds, account, source, network = '') =>
      see({ outcome: 'failure', account, source, network }, seconds),
    enter: (seconds, account, source) =>
      see({ outcome: 'success', account, source, network: '' }, seconds),
  };
}
