import { createHmac, hkdfSync } from 'node:crypto';
import { readAddress, writeAddress } from '../../src/base/address.ts';
import { ula } from '../../src/pseudonym/address/ula.ts';
import { SubKeys } from '../../src/pseudonym/epoch-keys.ts';
import { Visitors } from '../generate/visitors.ts';
import type { Case } from './case.ts';

const COUNT = 4096;

/** How many new addresses a second get their pseudonym? Nothing is cached: every call computes it. */
export function ulaCase(): Case {
  const key = Uint8Array.from({ length: 32 }, (_, i) => i);
  const keys = new SubKeys(key);
  const addresses = canonicalAddresses();
  return {
    name: 'ula pseudonym of a canonical address, uncached',
    unit: 'pseudonyms',
    perCall: COUNT,
    goal: 100_000,
    check: () => {
      // Computed once more from the description of the format, with node:crypto.
      const subkey = hkdfSync('sha256', key, '', 'logsluice mac address', 32);
      for (const address of addresses) {
        const mac = createHmac('sha256', new Uint8Array(subkey)).update(address).digest();
        const wanted = Buffer.concat([Uint8Array.of(0xfd), keys.keyId, mac.subarray(0, 10)]);
        if (!wanted.equals(ula(address, keys))) throw new Error('a pseudonym is wrong');
      }
    },
    run: (sink) => {
      for (const address of addresses) sink.feed(ula(address, keys)[15] as number);
    },
  };
}

/** The same with what stands around it in a run: text in, text out. */
export function ulaTextCase(): Case {
  const keys = new SubKeys(Uint8Array.from({ length: 32 }, (_, i) => i));
  const visitors = new Visitors(1);
  const texts = Array.from({ length: COUNT }, (_, rank) => Buffer.from(visitors.address(rank)));
  const room = new Uint8Array(16);
  const out = new Uint8Array(64);
  const write = (text: Uint8Array): number => {
    const size = readAddress(text, 0, text.length, room);
    return writeAddress(ula(room.subarray(0, size), keys), out, 0);
  };
  return {
    name: 'ula pseudonym, address text in, pseudonym text out, uncached',
    unit: 'pseudonyms',
    perCall: COUNT,
    goal: 100_000,
    check: () => {
      const seen = new Set(
        texts.map((text) => Buffer.from(out.subarray(0, write(text))).toString()),
      );
      const distinct = new Set(texts.map(String)).size;
      const shaped = [...seen].every((text) => /^fd[0-9a-f]{2}:[0-9a-f:]+$/.test(text));
      if (!shaped || seen.size !== distinct) throw new Error('a pseudonym is wrong');
    },
    run: (sink) => {
      for (const text of texts) sink.feed(write(text));
    },
  };
}

function canonicalAddresses(): Uint8Array[] {
  const visitors = new Visitors(1);
  const room = new Uint8Array(16);
  return Array.from({ length: COUNT }, (_, rank) => {
    const text = Buffer.from(visitors.address(rank));
    return room.slice(0, readAddress(text, 0, text.length, room));
  });
}
