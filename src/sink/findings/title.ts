import type { Finding, FindingType } from '../../model/finding.ts';

const TITLES: Readonly<Record<FindingType, string>> = {
  unfamiliar_login: 'unfamiliar login',
  credential_attack: 'attack on credentials',
  listed_address: 'login from a listed address',
  configuration: 'misconfiguration',
};

/** What a finding is, in words. */
export function titleOf({ type }: Finding): string {
  return TITLES[type];
}
