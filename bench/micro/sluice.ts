import { defaultConfig } from '../../src/config/config.ts';
import { entriesOf, NameTable } from '../../src/model/name-table.ts';
import { combined } from '../../src/parse/access-log.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import { MemoryKeyring } from '../../src/pseudonym/memory-keyring.ts';
import { loadLibrary } from '../../src/rules/library.ts';
import { generateLines } from '../generate/generate-lines.ts';
import type { Case } from './case.ts';

const LINES = 10_000;

const library = await loadLibrary();

/** As blocks come from a file. */
const BLOCK = 64 * 1024;

/** How many combined lines a second go through the whole machine, without a process around it? */
export function sluiceCase(cached: boolean): Case {
  const generated = [...generateLines({ lines: LINES, seed: 1 })];
  const input = Buffer.concat(generated.map(({ bytes }) => bytes));
  const { policy } = defaultConfig(library);
  const names = new NameTable([...entriesOf(policy.names), ...policy.rules.nameEntries()]);
  const make = (): Sluice =>
    new Sluice({
      format: combined(names),
      policy,
      names,
      keyring: new MemoryKeyring('day'),
      clock: () => 0,
      lineLimit: 1 << 20,
    });
  const pass = (sluice: Sluice, take: (bytes: Uint8Array) => void): void => {
    for (let at = 0; at < input.length; at += BLOCK) {
      take(sluice.push(input.subarray(at, at + BLOCK)));
    }
    take(sluice.end());
  };
  const kept = make();
  return {
    name: `combined lines through the machine, ${cached ? 'every value seen before' : 'caches empty at first'}`,
    unit: 'lines',
    perCall: LINES,
    check: () => {
      const taken: Uint8Array[] = [];
      // What push() gives is overwritten by the next call.
      pass(kept, (bytes) => taken.push(Uint8Array.from(bytes)));
      const lines = Buffer.concat(taken).toString('latin1').split('\n');
      if (lines.pop() !== '' || lines.length !== LINES) throw new Error('lines are missing');
      for (const [i, { bytes, plants }] of generated.entries()) {
        for (const { offset, length, kind, field } of plants) {
          const secret = Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1');
          if (lines[i]?.includes(secret)) throw new Error(`${kind} in ${field} is left: ${secret}`);
        }
      }
    },
    run: (sink) => pass(cached ? kept : make(), (bytes) => sink.feed(bytes.length)),
  };
}
