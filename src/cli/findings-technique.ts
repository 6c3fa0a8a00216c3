import { techniqueOf } from '../sink/findings/technique.ts';

/** Names of MITRE ATT&CK for Enterprise, https://attack.mitre.org/techniques/enterprise/. */
const NAMES: Readonly<Record<string, string>> = {
  T1078: 'Valid Accounts',
  T1110: 'Brute Force',
  'T1110.001': 'Password Guessing',
  'T1110.002': 'Password Cracking',
  'T1110.003': 'Password Spraying',
  'T1110.004': 'Credential Stuffing',
};

/** `T1110.003 Brute Force: Password Spraying, https://…`; undefined where a finding names none. */
export function techniqueWords(technique: string): string | undefined {
  const known = techniqueOf(technique);
  if (known === undefined) return undefined;
  const { id, sub, url } = known;
  const names = [NAMES[id], sub && NAMES[sub]].filter(Boolean).join(': ');
  return [[sub ?? id, names].filter(Boolean).join(' '), url].join(', ');
}
