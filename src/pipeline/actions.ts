import { bytesOf } from '../base/ascii.ts';
import type { Action } from '../model/action.ts';
import { ADDRESS_KINDS, Kind, VALUE_KINDS, type ValueKind } from '../model/kind.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Mode, Policy, TimeMode } from '../model/policy.ts';
import type { Slot } from '../model/rule-set.ts';
import { truncateTo } from '../pseudonym/address/truncate.ts';
import { ula } from '../pseudonym/address/ula.ts';
import { agentFamily } from '../pseudonym/agent/family.ts';
import { writeToken } from '../pseudonym/token.ts';
import { canonicalValue } from '../redact/action/canonical.ts';
import { cutTime } from '../redact/action/cut-time.ts';
import { mask, truncate } from '../redact/action/mask.ts';
import { BASE64_DEPTH } from '../redact/scan/scan.ts';
import { redactBase64 } from './redact-base64.ts';

/** The word for a kind in what replaces it: all addresses are one kind of value. */
function wordOf(kind: ValueKind): string {
  return (ADDRESS_KINDS as readonly string[]).includes(kind) ? 'address' : kind;
}

/**
 * The actions of a policy by the code of the span, and the one for what is no address. Base64 is
 * redacted inside, `depth` layers deep.
 */
export function actionsOf(
  policy: Policy,
  names: NameTable,
  depth = BASE64_DEPTH,
): { actions: Action[]; noAddress: Action } {
  const actions = [
    ...VALUE_KINDS.map((kind) => actionOf(kind, policy.modes[kind], policy)),
    ...policy.rules.slots.map(slotAction),
  ];
  if (policy.modes.encoded !== 'keep' && depth > 0)
    actions[Kind.encoded] = redactBase64(() => ({
      ...{ policy, names, depth: depth - 1 },
      actions: actionsOf(policy, names, depth - 1),
    }));
  return { actions, noAddress: actionOf('address', 'token', policy) };
}

/** The action of rules that have one of their own. What stays never comes to the resolver. */
function slotAction({ kind, do: { action, first = 0, last = 0 } }: Slot): Action {
  const word = wordOf(kind);
  switch (action) {
    case 'token':
      return {
        type: 'keyed',
        write: (value, keys) => writeToken(word, canonicalValue(value, Kind[kind]), keys),
      };
    case 'mask':
      return { type: 'plain', write: mask(first, last) };
    case 'truncate':
      return { type: 'plain', write: truncate(first) };
    case 'keep':
      return { type: 'keep' };
    default:
      return { type: 'constant', bytes: bytesOf(`redacted_${word}`) };
  }
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
