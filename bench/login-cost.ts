import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wholeNumber } from './generate/whole-number.ts';
import { costTable } from './login/cost/cost-table.ts';
import { measureCost } from './login/cost/measure-cost.ts';
import { machineText, thisMachine } from './machine.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';

/*
 * What does the detector cost: login events a second, and the memory that a great many accounts take?
 */

/** The project, seen from where this file is compiled to. */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '5' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [load = 0] = loadavg();
  const cost = await measureCost(
    wholeNumber('--accounts', values.accounts),
    wholeNumber('--rounds', values.rounds),
    (text) => process.stderr.write(`${text}\n`),
  );
  const day = new Date().toISOString().slice(0, 10);
  const text = [
    `${day}: ${machineText(thisMachine())}; load ${load.toFixed(1)} before the run.`,
    costTable(cost),
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (values['dry-run']) return;
  const readme = join(PROJECT, 'bench/README.md');
  writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'login-cost', text));
}

await main();
