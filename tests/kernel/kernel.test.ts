import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/base/ascii.ts';
import { Kernel, type KernelColumn, Stop } from '../../src/kernel/kernel.ts';

/** Lines of a value and a time. */
const COLUMNS: readonly KernelColumn[] = [
  { shape: 'open', literal: bytesOf(' [') },
  { shape: 'time', literal: bytesOf('] ') },
  { shape: 'number', literal: bytesOf('') },
];

/** A little fewer values than make it forget all older ones: half of its places. */
const MANY = 0x20000 - 6000;

/** So many lines are handed to it at once. */
const BLOCK = 4000;

const EPOCH = 1;

function kernelOf(): Kernel {
  const module = Kernel.module();
  if (module === undefined) throw new Error('no kernel, wanted one that was built');
  return new Kernel(module, new Uint8Array(0), COLUMNS, 1000);
}

/** Hands lines to the kernel, teaches it each value that it does not know, once; gives how many it still does not take. */
function untaught(kernel: Kernel, lines: readonly string[]): number {
  let left = 0;
  for (let first = 0; first < lines.length; first += BLOCK) {
    const bytes = bytesOf(`${lines.slice(first, first + BLOCK).join('\n')}\n`);
    kernel.load(bytes, 0, bytes.length);
    let tried = -1;
    let timed = -1;
    for (;;) {
      const why = kernel.run();
      if (why === Stop.done) break;
      kernel.empty();
      if (why === Stop.full) continue;
      const { position } = kernel;
      const hasTime = kernel.unknown !== 0xffffffff;
      if (why === Stop.unknown && !hasTime && position !== timed) {
        timed = position;
        kernel.learnTime(1, position, EPOCH, 0, bytesOf('time'), 4);
      } else if (why === Stop.unknown && hasTime && position !== tried) {
        tried = position;
        kernel.learn(0, EPOCH, 1, bytesOf('value'), 5);
      } else {
        left++;
        kernel.skipTo(bytes.indexOf(0x0a, position) + 1);
      }
    }
    kernel.empty();
  }
  return left;
}

const minute = (i: number): string =>
  new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString().replace('.000Z', 'Z');

describe('Kernel', () => {
  it('takes a line once it has learned all of it, however much it knows already', () => {
    const kernel = kernelOf();
    const values = Array.from({ length: MANY }, (_, i) => `v${i} [${minute(0)}] 1`);
    expect(untaught(kernel, values)).toBe(0);
    // Where the minute finds no place, each line of it has to be judged.
    const minutes = Array.from({ length: 5000 }, (_, i) => `v1 [${minute(i)}] 1`);
    expect(untaught(kernel, minutes)).toBe(0);
  });
});
