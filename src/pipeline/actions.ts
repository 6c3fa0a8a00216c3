import { bytesOf } from '../base/ascii.ts';
import type { Action } from '../model/action.ts';
import { ADDRESS_KINDS, VALUE_KINDS, type ValueKind } from '../model/kind.ts';
import type { Mode, Policy, TimeMode } from '../model/policy.ts';
import { truncateTo } from '../pseudonym/address/truncate.ts';
import { ula } from '../pseudonym/address/ula.ts';
import { agentFamily } from '../pseudonym/agent/family.ts';
import { writeToken } from '../pseudonym/token.ts';
import { cutTime } from '../redact/action/cut-time.ts';

/** The word for a kind in what replaces it: all addresses are one kind of value. */
function wordOf(kind: ValueKind): string {
  return (ADDRESS_KINDS as readonly string[]).includes(kind) ? 'address' : kind;
}

/** The actions of a policy by the code of the kind, and the one for what is no address. */
export function actionsOf(policy: Policy): { actions: Action[]; noAddress: Action } {
  const actions = VALUE_KINDS.map((kind) => actionOf(kind, policy.modes[kind], policy));
  return { actions, noAddress: actionOf('address', 'token', policy) };
}

function actionOf(kind: ValueKind, mode: Mode, policy: Policy): Action {
  const word = wordOf(kind);
  switch (mode) {
    case 'keep':
      return { type: 'keep' };
    case 'drop':
      return { type: 'constant', bytes: bytesOf(`redacted_${word}`) };
    case 'token':
      return { type: 'keyed', write: (value, keys) => writeToken(word, value, keys) };
    case 'ula':
      return { type: 'address', map: ula };
    case 'truncate': {
      const truncate = truncateTo(policy.truncate.ipv4, policy.truncate.ipv6);
      return { type: 'address', map: (address) => truncate(address) };
    }
    case 'family':
      return { type: 'plain', write: agentFamily };
    default:
      return { type: 'plain', write: cutTime(mode satisfies Exclude<TimeMode, 'keep'>) };
  }
}
