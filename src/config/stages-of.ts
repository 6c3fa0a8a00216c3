import { systemClock } from '../base/clock.ts';
import type { Fault } from '../base/fault.ts';
import { LoginReader } from '../login/read/login-reader.ts';
import type { Keyring } from '../model/action.ts';
import { entriesOf, NameTable } from '../model/name-table.ts';
import { LoginLines } from '../pipeline/login-lines.ts';
import type { Stages } from '../pipeline/stages.ts';
import type { KeyGiver } from '../pseudonym/asked-keyring.ts';
import { DirectoryKeyring } from '../pseudonym/directory-keyring.ts';
import { KeyDirectory } from '../pseudonym/key-directory.ts';
import { MemoryKeyring } from '../pseudonym/memory-keyring.ts';
import type { Config } from './config.ts';
import { formatOf } from './format-of.ts';
import { loginRulesOf } from './login-rules-of.ts';

/** What a sluice is joined from, as the config says; a wrong key is refused here, before any line. */
export async function stagesOf(
  config: Config,
  keyring: Keyring = keyringOf(config.keys),
): Promise<Stages> {
  const rest = { keyring, clock: systemClock, lineLimit: config.limits.line };
  const ruled = await ruledStages(config);
  const reader = new LoginReader(await loginRulesOf(config), systemClock);
  return { ...ruled, ...rest, logins: new LoginLines(reader, { ...ruled, ...rest }) };
}

/** Those of the stages that depend on the rules. */
export async function ruledStages({
  policy,
  format,
  nginxConf,
}: Config): Promise<Pick<Stages, 'format' | 'policy' | 'names'>> {
  const names = new NameTable([...entriesOf(policy.names), ...policy.rules.nameEntries()]);
  return { format: await formatOf(format, nginxConf, names), policy, names };
}

/** The keyring of a directory, or without one keys that end with the run. */
export function keyringOf(
  keys: Config['keys'],
  onFault?: (fault: Fault) => void,
): Keyring & KeyGiver {
  if (keys.directory === undefined) return new MemoryKeyring(keys.epoch);
  const directory = new KeyDirectory(keys.directory);
  directory.checkAll();
  return new DirectoryKeyring(directory, keys.epoch, onFault);
}
