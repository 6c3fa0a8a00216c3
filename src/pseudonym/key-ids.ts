import { Fault } from '../base/fault.ts';
import { keyIdOf, keyIdText } from './key-id.ts';

/** The epochs whose keys were seen, and the id of each key, which no other epoch may have. */
export class KeyIds {
  readonly #owners = new Map<string, string>();
  readonly #epochs = new Set<string>();

  get size(): number {
    return this.#epochs.size;
  }

  hasEpoch(name: string): boolean {
    return this.#epochs.has(name);
  }

  hasId(id: string): boolean {
    return this.#owners.has(id);
  }

  /** Notes `key` as that of epoch `name`; a Fault when its id is that of another epoch. */
  claim(name: string, key: Uint8Array): void {
    const id = keyIdText(keyIdOf(key));
    const owner = this.#owners.get(id) ?? name;
    if (owner !== name) {
      throw new Fault(
        'keys',
        `cannot use the key file ${name}.key: its key id ${id} is that of ${owner}.key too, wanted a key of its own for each epoch; destroy one of them with logsluice keys destroy`,
      );
    }
    this.#owners.set(id, name);
    this.#epochs.add(name);
  }
}
