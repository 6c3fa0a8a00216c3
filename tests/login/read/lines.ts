import { writeAddress } from '../../../src/base/address.ts';
import { latin1 } from '../../../src/base/ascii.ts';
import { LoginReader } from '../../../src/login/read/login-reader.ts';
import type { Mention, ReadLogin } from '../../../src/login/read/read-login.ts';
import { Fields } from '../../../src/model/fields.ts';
import type { Format } from '../../../src/model/format.ts';
import type { LoginRule } from '../../../src/model/login-rule.ts';
import { entriesOf, NameTable } from '../../../src/model/name-table.ts';
import { combined } from '../../../src/parse/access-log.ts';
import { JsonLines } from '../../../src/parse/json-lines.ts';
import { logFormat } from '../../../src/parse/log-format.ts';
import { text } from '../../../src/parse/text.ts';
import { defaultPolicy } from '../../../src/rules/default-policy.ts';
import { LOGIN_RULES } from '../../../src/rules/login/login-library-files.ts';
import { readLoginRulesDirectory } from '../../../src/rules/login/login-rules-directory.ts';

export const utf8 = (line: string): Uint8Array => new Uint8Array(Buffer.from(line));

export const secondsOf = (time: string): number => Date.parse(time) / 1000;

/** 2026-11-22T18:00:00Z. */
export const NOW = secondsOf('2026-11-22T18:00:00Z');

const NAMES = new NameTable(entriesOf(defaultPolicy().names));

export const FORMATS = {
  text: text(),
  json: new JsonLines(NAMES),
  access: combined(NAMES),
  of: (format: string): Format => logFormat('test', format, NAMES, 'default'),
};

/** The rules of the package, or some of them. */
export async function library(...ids: string[]): Promise<LoginRule[]> {
  const rules = (await readLoginRulesDirectory(LOGIN_RULES)).map(({ rule }) => rule);
  return ids.length === 0 ? rules : rules.filter(({ id }) => ids.includes(id));
}

/** Reads lines by some rules at a fixed time. */
export class LineReader {
  readonly reader: LoginReader;
  readonly #fields = new Fields();

  constructor(rules: readonly LoginRule[], now = NOW) {
    this.reader = new LoginReader(rules, () => now);
  }

  read(line: string | Uint8Array, format?: Format): ReadLogin | undefined {
    const seen = this.look(line, format);
    return seen?.outcome === 'mention' ? undefined : seen;
  }

  /** What a line says, also where it is no login. */
  look(line: string | Uint8Array, format: Format = FORMATS.text): ReadLogin | Mention | undefined {
    const bytes = typeof line === 'string' ? utf8(line) : line;
    const fit = format.parse(bytes, 0, bytes.length, this.#fields);
    return this.reader.look(bytes, 0, bytes.length, this.#fields, fit, format.family);
  }
}

export function addressText(login: ReadLogin | Mention | undefined): string | undefined {
  if (login?.address === undefined) return undefined;
  const bytes = new Uint8Array(48);
  return latin1(bytes, 0, writeAddress(login.address, bytes, 0));
}
