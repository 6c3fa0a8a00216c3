import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Fault, reasonOf } from '../base/fault.ts';
import { WorldPack } from './pack/world-pack.ts';

/** The pack that the package ships. */
export const WORLD_FILE = fileURLToPath(new URL('../../rules/geo/world.pack', import.meta.url));

/** What is known of kinds of networks; compiled into the pack. */
export const NETWORKS_FILE = fileURLToPath(
  new URL('../../rules/geo/networks.yaml', import.meta.url),
);

/** Opens the pack of the package. Throws a Fault when it is missing or damaged. */
export async function openWorld(path = WORLD_FILE): Promise<WorldPack> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw new Fault('input', `cannot read geo pack ${path}: ${reasonOf(cause)}`, cause);
  }
  return new WorldPack(bytes, path);
}
