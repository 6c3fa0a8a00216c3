/** The credential attacks that are told apart, most specific first. */
const ATTACK_CODES = [
  'stuffing',
  'spray',
  'distributed',
  'slow_brute_force',
  'brute_force',
] as const;

export type AttackCode = (typeof ATTACK_CODES)[number];

/** The bit of a code in a set of codes. */
export function codeBit(code: AttackCode): number {
  return 1 << ATTACK_CODES.indexOf(code);
}

/** Every set of codes as a list, by its bits: an attempt costs no new list. */
export const CODE_LISTS: readonly (readonly AttackCode[])[] = Array.from(
  { length: 1 << ATTACK_CODES.length },
  (_, bits) => ATTACK_CODES.filter((_code, bit) => (bits >> bit) & 1),
);
