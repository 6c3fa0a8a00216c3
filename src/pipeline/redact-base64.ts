import { bytesOf, latin1 } from '../base/ascii.ts';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { Output } from '../base/output.ts';
import { Unescape } from '../base/unescape.ts';
import type { Action, EpochKeys } from '../model/action.ts';
import { Fields } from '../model/fields.ts';
import { LineTable } from '../model/line-table.ts';
import type { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import { Tape } from '../model/tape.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';

/** What stands in the place of base64 that could not be redacted inside. */
const DROPPED = bytesOf('redacted_encoded');

/** What the texts are redacted with: the policy, its names, and the actions for what is found in them. */
export interface TextStages {
  readonly policy: Policy;
  readonly names: NameTable;
  readonly actions: { readonly actions: readonly Action[]; readonly noAddress: Action };
  /** How many layers of base64 may lie within the text. */
  readonly depth: number;
}

/**
 * The action for base64 with personal data in it: base64 of the redacted text, in the same alphabet,
 * with padding or without, and with percent-encoded marks where it had such. `stages` is asked for when
 * there is some for the first time.
 */
export function redactBase64(stages: () => TextStages): Action {
  const plain = new Unescape();
  let inner: TextRedactor | undefined;
  return {
    type: 'encoded',
    write: (span, epoch, keys) => {
      const read = decodeBase64(plain.value(span, 0, span.length));
      if (read === undefined) return DROPPED;
      inner ??= new TextRedactor(stages());
      const text = inner.redact(read.text, epoch, keys);
      return text === undefined ? DROPPED : bytesOf(marked(encodeBase64(text, read), span));
    },
  };
}

/** The base64 with its marks percent-encoded as often as those of `span` are. */
function marked(base64: string, span: Uint8Array): string {
  const percent = /%(?:25)*(?=2[BbFf]|3[Dd])/.exec(latin1(span))?.[0];
  if (percent === undefined) return base64;
  return base64.replace(
    /[+/=]/g,
    (mark) => percent + mark.charCodeAt(0).toString(16).toUpperCase(),
  );
}

/** Redacts single texts with the keys that it is given. */
class TextRedactor {
  readonly #scanner: Scanner;
  readonly #resolver: Resolver;
  readonly #fields = new Fields();
  readonly #lines = new LineTable();
  readonly #tape = new Tape();
  readonly #output = new Output();
  /** Those of the line that the text stands in. */
  #epoch = 0;
  #keys: EpochKeys | undefined;

  constructor({ policy, names, actions, depth }: TextStages) {
    this.#scanner = new Scanner(names, policy, depth);
    this.#resolver = new Resolver(actions.actions, actions.noAddress, {
      epochOf: () => this.#epoch,
      open: () => this.#keys,
    });
  }

  /** The redacted text, valid until the next call; undefined when it cannot be judged. */
  redact(text: Uint8Array, epoch: number, keys: EpochKeys | undefined): Uint8Array | undefined {
    const [fields, lines, tape, output] = [this.#fields, this.#lines, this.#tape, this.#output];
    this.#epoch = epoch;
    this.#keys = keys;
    fields.asText(0, text.length);
    lines.clear();
    lines.push(0, text.length, text.length, 0);
    tape.clear();
    output.clear();
    if (!this.#scanner.scan(text, fields, tape)) return undefined;
    this.#resolver.resolve(text, lines, tape);
    if (lines.withheld[0] !== 0) return undefined;
    let at = 0;
    for (let i = 0; i < tape.count; i++) {
      output.append(text, at, tape.starts[i]);
      output.append(tape.texts[i], tape.from[i], tape.to[i]);
      at = tape.ends[i];
    }
    output.append(text, at, text.length);
    return output.view();
  }
}
