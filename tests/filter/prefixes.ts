import { readAddress } from '../../src/base/address.ts';
import { bytesOf } from '../../src/base/ascii.ts';
import { PrefixBuilder } from '../../src/filter/prefix/prefix-builder.ts';
import type { PrefixSet } from '../../src/filter/prefix/prefix-set.ts';
import { EntryReader } from '../../src/filter/prefix/read-entry.ts';

/** The canonical bytes of an address. */
export function address(text: string): Uint8Array {
  const out = new Uint8Array(16);
  const size = readAddress(bytesOf(text), 0, text.length, out);
  if (size === 0) throw new Error('no address');
  return out.slice(0, size);
}

/** What a list of these entries holds. */
export function prefixSet(...entries: string[]): PrefixSet {
  return built(entries).set;
}

/** The set of these entries, and what became of them. */
export function built(entries: readonly string[]) {
  const builder = new PrefixBuilder();
  const reader = new EntryReader(builder);
  for (const entry of entries)
    if (reader.read(bytesOf(entry), 0, entry.length) === 'garbage') throw new Error('no entry');
  return builder.build();
}
