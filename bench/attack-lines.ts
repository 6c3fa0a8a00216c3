import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSluice } from '../src/index.ts';
import { ATTACKS } from './attack/attacks.ts';
import { machineText, thisMachine } from './machine.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';
import { median } from './whole-process/result.ts';

/*
 * How long can one line hold a run up? Lines of 64 KiB, each made to be slow for some part of the search,
 * go through a whole sluice with the library. Such a line may be withheld, which is the answer that is
 * checked: it comes out once, redacted or withheld, and what stands behind it as it was.
 */

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const SIZE = 65_536;

/** Milliseconds that a line of 64 KiB may take. */
const BOUND = 50;

const ROUNDS = 9;

const NEXT = 'an ordinary line stands behind it\n';

interface Measured {
  readonly name: string;
  readonly milliseconds: number;
  readonly withheld: boolean;
}

async function measure(): Promise<Measured[]> {
  const sluice = await createSluice({ format: 'text' });
  const text = new TextEncoder();
  return Object.entries(ATTACKS).map(([name, unit]) => {
    const line = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
    const source = text.encode(`${line}\n${NEXT}`);
    let out = '';
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      const pushed = sluice.push(source);
      const took = performance.now() - start;
      out = Buffer.from(pushed).toString('latin1');
      return took;
    });
    if (out.split('\n').length !== 3 || !out.endsWith(NEXT))
      throw new Error(`${name}: wanted the line and the one behind it, found something else`);
    return { name, milliseconds: median(times), withheld: out.includes('withheld') };
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const [load = 0] = loadavg();
  const measured = await measure();
  const over = measured.filter(({ milliseconds }) => milliseconds > BOUND);
  const rows = measured.map(
    ({ name, milliseconds, withheld }) =>
      `| ${name} | ${milliseconds.toFixed(1)} ms | ${withheld ? 'withheld' : 'redacted'} |`,
  );
  const text = [
    `${new Date().toISOString().slice(0, 10)}: lines of 64 KiB through a whole sluice with the library, median of ${ROUNDS}; ${over.length} of ${measured.length} over ${BOUND} ms. ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
    '',
    '| a line full of | time | the line is |',
    '| --- | ---: | --- |',
    ...rows,
  ].join('\n');
  process.stdout.write(`${text}\n`);
  const readme = join(PROJECT, 'bench/README.md');
  if (!values['dry-run'])
    writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'attack-lines', text));
  if (over.length > 0) process.exitCode = 1;
}

await main();
