import { LoginReader } from '../../login/read/login-reader.ts';
import type { ReadLogin } from '../../login/read/read-login.ts';
import { Fields } from '../../model/fields.ts';
import type { Format } from '../../model/format.ts';
import type { LoginRule } from '../../model/login-rule.ts';
import { entriesOf, NameTable } from '../../model/name-table.ts';
import type { Policy } from '../../model/policy.ts';
import { combined } from '../../parse/access-log.ts';
import { JsonLines } from '../../parse/json-lines.ts';
import { logFormat } from '../../parse/log-format.ts';
import { text } from '../../parse/text.ts';
import type { LoginSample } from './login-rule-file.ts';

/** When samples are read, so that a time without a year means the same for ever: 2026-12-31T00:00:00Z. */
export const SAMPLE_NOW = 1_798_675_200;

/** Reads sample lines by rules, as a run would read them. Samples are UTF-8. */
export class LoginSampleRun {
  readonly #names: NameTable;
  readonly #reader: LoginReader;
  readonly #fields = new Fields();

  /** The names of `policy` say what the fields of a log_format hold. */
  constructor(rules: readonly LoginRule[], policy: Policy) {
    this.#names = new NameTable(entriesOf(policy.names));
    this.#reader = new LoginReader(rules, () => SAMPLE_NOW);
  }

  /** The login that a line is, read as the family of rules for which it is a sample; or undefined. */
  read(
    sample: Pick<LoginSample, 'line' | 'format'>,
    by: LoginRule['reads']['by'],
  ): ReadLogin | undefined {
    const bytes = new Uint8Array(Buffer.from(sample.line));
    const format = this.#formatOf(sample.format, by);
    const fit = format.parse(bytes, 0, bytes.length, this.#fields);
    return this.#reader.read(bytes, 0, bytes.length, this.#fields, fit, format.family);
  }

  #formatOf(said: string | undefined, by: LoginRule['reads']['by']): Format {
    if (by === 'json') return new JsonLines(this.#names);
    if (by === 'text') return text();
    if (said === undefined) return combined(this.#names);
    return logFormat('sample', said, this.#names, 'default');
  }
}
