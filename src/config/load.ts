import { dirname, resolve } from 'node:path';
import { Kind } from '../model/kind.ts';
import { NameTable } from '../model/name-table.ts';
import type { Policy } from '../model/policy.ts';
import type { EpochLength } from '../pseudonym/epoch.ts';
import { check } from './check.ts';
import { defaultPolicy } from './default-policy.ts';
import { mergePolicy } from './merge-policy.ts';
import { readConfig } from './read-config.ts';
import { configSchema } from './schema.ts';
import { parseSize } from './size.ts';

/** What a run is told to do. */
export interface Config {
  /** `auto`, a built-in format, an nginx log_format string, or its name in `nginxConf`. */
  readonly format: string;
  /** Absolute path of an nginx configuration. */
  readonly nginxConf: string | undefined;
  readonly keys: {
    /** Absolute path of the keyring; without one, keys are in memory. */
    readonly directory: string | undefined;
    readonly epoch: EpochLength;
  };
  readonly limits: {
    /** The longest line that is not withheld, in bytes. */
    readonly line: number;
  };
  readonly policy: Policy;
}

const LINE_LIMIT = 1024 * 1024;

/** The config in the file at `path`, over the defaults; without a path the defaults. */
export async function loadConfig(path: string | undefined): Promise<Config> {
  return path === undefined
    ? parseConfig('', 'of the defaults')
    : parseConfig(await readConfig(path), path);
}

/**
 * The config that `text` says, over the defaults. Relative paths in it are relative to the directory
 * of `fileName`, which faults name too. Throws one Fault with everything that is wrong.
 */
export function parseConfig(text: string, fileName: string): Config {
  const base = defaultPolicy();
  const said = check(configSchema, text, fileName, secretLook(base));
  const absolute = (path: string | undefined) =>
    path === undefined ? undefined : resolve(dirname(fileName), path);
  return {
    format: said.format ?? 'auto',
    nginxConf: absolute(said.nginx_conf),
    keys: { directory: absolute(said.keys?.directory), epoch: said.keys?.epoch ?? 'day' },
    limits: { line: parseSize(said.limits?.line ?? LINE_LIMIT) ?? LINE_LIMIT },
    policy: mergePolicy(base, said.redact ?? {}),
  };
}

/** Whether a key looks like a secret's: the policy has the words for it. Built when first asked. */
function secretLook({ names }: Policy): (name: string) => boolean {
  let table: NameTable | undefined;
  return (name) => {
    table ??= new NameTable(names);
    return table.kindOfName(name) === Kind.secret;
  };
}
