import type { ValueKind } from '../../../src/model/kind.ts';

/** The kinds whose values are replaced as a whole where a format says that a field is one. */
export const KINDS_OF_VALUES: readonly ValueKind[] = [
  ...(['user', 'email', 'name', 'phone', 'postal', 'birth', 'iban', 'bsn', 'secret'] as const),
  ...(['userinfo', 'agent', 'time', 'lookalike'] as const),
];
