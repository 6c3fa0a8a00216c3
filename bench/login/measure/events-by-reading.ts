import { LoginReader } from '../../../src/login/read/login-reader.ts';
import type { ReadLogin } from '../../../src/login/read/read-login.ts';
import { Fields } from '../../../src/model/fields.ts';
import type { Format } from '../../../src/model/format.ts';
import type { LoginEvent } from '../../../src/model/login-event.ts';
import type { LoginRule } from '../../../src/model/login-rule.ts';
import { NameTable } from '../../../src/model/name-table.ts';
import { combined } from '../../../src/parse/access-log.ts';
import { JsonLines } from '../../../src/parse/json-lines.ts';
import { text } from '../../../src/parse/text.ts';
import { FORMATS } from '../format/formats.ts';
import type { Login, Service } from '../login.ts';
import { eventOf } from './event-of.ts';

/**
 * The events of all logins, each written as a line of its log and read back by the login rules. Throws
 * when a line is read as another login than it was written from.
 */
export function eventsByReading(
  logins: readonly Login[],
  rules: readonly LoginRule[],
): LoginEvent[] {
  // None of the three shapes needs to be told what a name of the user's means.
  const names = new NameTable([]);
  const formats: Record<Service, Format> = {
    json: new JsonLines(names),
    nginx: combined(names),
    sshd: text(),
  };
  const end = logins.at(-1)?.time ?? 0;
  const reader = new LoginReader(rules, () => end);
  const fields = new Fields();
  const lines = { json: 0, nginx: 0, sshd: 0 };
  return logins.map((login) => {
    const { service } = login;
    const bytes = new Uint8Array(Buffer.from(FORMATS[service](login)));
    const format = formats[service];
    const fit = format.parse(bytes, 0, bytes.length, fields);
    const read = reader.read(bytes, 0, bytes.length, fields, fit, format.family);
    const wanted = eventOf(login, ++lines[service]);
    requireSame(read, wanted);
    const { time, outcome, account, address, agent, device, said, rule } = read;
    return { ...wanted, time, outcome, account, address, agent, device, said, rule: rule.id };
  });
}

/** What a line says is what it was made of. The lines are invented, so a fault may tell of them. */
function requireSame(read: ReadLogin | undefined, wanted: LoginEvent): asserts read is ReadLogin {
  const where = `line ${wanted.line} of ${wanted.source}`;
  if (read === undefined) throw new Error(`read ${where}: no login was found`);
  for (const name of ['time', 'outcome', 'account', 'agent', 'device'] as const)
    if (read[name] !== wanted[name])
      throw new Error(`read ${where}: ${name} is ${read[name]}, wanted ${wanted[name]}`);
  if (`${read.address}` !== `${wanted.address}`)
    throw new Error(`read ${where}: the address is another one`);
}
