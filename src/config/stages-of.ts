import { systemClock } from '../base/clock.ts';
import type { Fault } from '../base/fault.ts';
import type { Keyring } from '../model/action.ts';
import { NameTable } from '../model/name-table.ts';
import type { Stages } from '../pipeline/sluice.ts';
import { DirectoryKeyring } from '../pseudonym/directory-keyring.ts';
import { KeyDirectory } from '../pseudonym/key-directory.ts';
import { MemoryKeyring } from '../pseudonym/memory-keyring.ts';
import { formatOf } from './format-of.ts';
import type { Config } from './load.ts';

/** What a sluice is joined from, as the config says; a wrong key is refused here, before any line. */
export async function stagesOf(config: Config, onFault?: (fault: Fault) => void): Promise<Stages> {
  const names = new NameTable(config.policy.names);
  return {
    format: await formatOf(config.format, config.nginxConf, names),
    policy: config.policy,
    names,
    keyring: keyringOf(config.keys, onFault),
    clock: systemClock,
    lineLimit: config.limits.line,
  };
}

/** The keyring of a directory, or without one keys that end with the run. */
function keyringOf(keys: Config['keys'], onFault?: (fault: Fault) => void): Keyring {
  if (keys.directory === undefined) return new MemoryKeyring(keys.epoch);
  const directory = new KeyDirectory(keys.directory);
  directory.checkAll();
  return new DirectoryKeyring(directory, keys.epoch, onFault);
}
