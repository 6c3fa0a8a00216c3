import { writeAddress } from '../base/address.ts';
import { bytesOf } from '../base/ascii.ts';
import type { Keyring } from '../model/action.ts';
import { Kind } from '../model/kind.ts';
import { LineTable } from '../model/line-table.ts';
import type { LogPseudonyms } from '../model/login-event.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { Form, FoundBy, Tape } from '../model/tape.ts';
import { Resolver } from '../redact/resolve.ts';
import { actionsOf } from './actions.ts';

/** The longest address as text. */
const LONGEST = 39;

/** An address is the field of its line. */
const EXPECTED = { kind: Kind.address, form: Form.expected };

/** What says what stands in the redacted log. */
export interface LogStages {
  readonly policy: Policy;
  readonly names: NameTable;
  readonly keyring: Keyring;
}

/** A value as it stands in a line before it is replaced. */
export interface ShownValue {
  /** Escapes and all, one character a byte. */
  readonly text: string;
  /** The code of what it was found to be: the user of a login may stand there as an e-mail address. */
  readonly kind: number;
  /** Bits of `Form`. */
  readonly form: number;
}

/** A login as far as the redacted log shows it. */
export interface Shown {
  readonly time: number;
  readonly account: ShownValue | undefined;
  readonly address: Uint8Array | undefined;
  readonly agent: ShownValue | undefined;
}

/** Says what stands in the redacted log in place of what a login line said, so that it can be found there. */
export class LogPseudonymsOf {
  readonly #resolver: Resolver;
  readonly #lines = new LineTable();
  readonly #tape = new Tape();

  constructor({ policy, names, keyring }: LogStages) {
    const { actions, noAddress } = actionsOf(policy, names);
    this.#resolver = new Resolver(actions, noAddress, keyring);
  }

  /** What the policy keeps as it is, is left out: a finding holds no raw value. */
  of({ time, account, address, agent }: Shown): LogPseudonyms {
    return {
      user: account && this.#pseudonym(bytesOf(account.text), account, time),
      address: address && this.#pseudonym(textOf(address), EXPECTED, time),
      agent: agent && this.#pseudonym(bytesOf(agent.text), agent, time),
    };
  }

  #pseudonym(
    value: Uint8Array,
    { kind, form }: Pick<ShownValue, 'kind' | 'form'>,
    time: number,
  ): string | undefined {
    const lines = this.#lines;
    const tape = this.#tape;
    lines.clear();
    tape.clear();
    lines.times[lines.push(0, value.length, value.length, 0)] = time;
    tape.push(0, value.length, kind, form, FoundBy.field);
    this.#resolver.resolve(value, lines, tape, false);
    if (lines.withheld[0] !== 0 || tape.count === 0) return undefined;
    return Buffer.from(tape.texts[0].subarray(tape.from[0], tape.to[0])).toString('latin1');
  }
}

function textOf(address: Uint8Array): Uint8Array {
  const text = new Uint8Array(LONGEST);
  return text.subarray(0, writeAddress(address, text, 0));
}
