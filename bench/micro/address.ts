import { readAddress, writeAddress } from '../../src/base/address.ts';
import { Visitors } from '../generate/visitors.ts';
import type { Case } from './case.ts';

const COUNT = 4096;

/** How many addresses a second are read from text, a tenth of them IPv6? */
export function addressCase(): Case {
  const visitors = new Visitors(1);
  const texts = Array.from({ length: COUNT }, (_, rank) => Buffer.from(visitors.address(rank)));
  const room = new Uint8Array(16);
  return {
    name: 'address read from text',
    unit: 'addresses',
    perCall: COUNT,
    check: () => {
      const out = new Uint8Array(64);
      for (const text of texts) {
        const size = readAddress(text, 0, text.length, room);
        const end = writeAddress(room.subarray(0, size), out, 0);
        if (!text.equals(out.subarray(0, end))) throw new Error(`${text} was read wrong`);
      }
    },
    run: (sink) => {
      for (const text of texts) sink.feed(readAddress(text, 0, text.length, room) + room[3]);
    },
  };
}
