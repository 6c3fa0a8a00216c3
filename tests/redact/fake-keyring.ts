import { createHash } from 'node:crypto';
import type { EpochKeys, Keyring } from '../../src/model/action.ts';

/** Keys that depend on their epoch alone, and a list of epochs that have none. */
export class FakeKeyring implements Keyring {
  readonly gone = new Set<number>();
  /** How often a value went through a key. */
  macs = 0;

  epochOf(seconds: number): number {
    return Math.floor(seconds / 86_400);
  }

  open(epoch: number): EpochKeys | undefined {
    if (this.gone.has(epoch)) return undefined;
    return {
      keyId: Uint8Array.of(1, 2, 3, 4, epoch),
      mac: (purpose, value) => {
        this.macs++;
        return createHash('sha256')
          .update(`${epoch} ${purpose} `)
          .update(value)
          .digest()
          .subarray(0, 10);
      },
    };
  }
}
