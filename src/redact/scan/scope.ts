import { Kind } from '../../model/kind.ts';
import { SCOPES, type Scope } from '../../model/rule.ts';
import { bitsOf } from '../../model/rule-set.ts';

const bit = (scope: Scope): number => bitsOf([scope], SCOPES);

/** By the kind of a field: the bit of the scope that its text belongs to. */
export const SCOPE_BIT: Uint8Array = Uint8Array.from({ length: 256 }, (_, kind) => {
  if (kind === Kind.request || kind === Kind.target) return bit('target');
  if (kind === Kind.referer) return bit('referer');
  if (kind === Kind.user) return bit('user');
  if (kind === Kind.agent) return bit('agent');
  return bit(kind === Kind.cookie ? 'cookie' : 'text');
});
