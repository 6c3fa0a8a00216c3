import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { Fault, reasonOf } from '../../base/fault.ts';

/** Where a secret is: never the secret itself, which would end up in a config, an argument or a log. */
export type SecretSource = { readonly file: string } | { readonly env: string };

/** In bytes. */
const LONGEST = 4096;
const SHORTEST = 16;

/** Makes the fault of a source that cannot be used. */
type Refused = (name: string, found: string, cause?: unknown) => Fault;

/**
 * Reads a secret of 16 to 4096 bytes; a line end behind it does not count. A file may be read by its
 * owner alone (0600, 0400). Throws a Fault with code `config` that names the source and `what` it is,
 * not the secret.
 */
export function readSecret(
  source: SecretSource,
  environment: Readonly<Record<string, string | undefined>>,
  what: 'secret' | 'URL' = 'secret',
): Buffer {
  const refused: Refused = (name, found, cause) =>
    new Fault('config', `cannot use the ${what} of the webhook in ${name}: ${found}`, cause);
  const name = 'file' in source ? source.file : `the environment variable ${source.env}`;
  const found = 'file' in source ? fileOf(source.file, refused) : environment[source.env];
  if (found === undefined) throw refused(name, 'it is not set');
  const secret = Buffer.from(found.toString().replace(/\r?\n$/, ''));
  if (secret.length < SHORTEST) {
    throw refused(name, `it has ${secret.length} bytes, wanted at least ${SHORTEST}`);
  }
  if (secret.length > LONGEST) throw refused(name, `it has more than ${LONGEST} bytes`);
  return secret;
}

function fileOf(path: string, refused: Refused): Buffer {
  let descriptor: number;
  try {
    // A pipe in its place must not hang the run.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw refused(path, reasonOf(cause), cause);
  }
  try {
    const facts = fstatSync(descriptor);
    if (!facts.isFile()) throw refused(path, 'it is no file');
    const mode = facts.mode & 0o777;
    if ((mode & 0o077) !== 0) {
      throw refused(path, `its mode is ${mode.toString(8).padStart(4, '0')}, wanted 0600`);
    }
    // Room for a line end and for seeing that it is too long.
    const bytes = Buffer.alloc(LONGEST + 3);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
