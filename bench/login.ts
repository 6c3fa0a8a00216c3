import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LOGIN_SETTINGS } from '../src/login/settings.ts';
import { loadLoginRules } from '../src/rules/login/login-library.ts';
import { Random } from './generate/random.ts';
import { wholeNumber } from './generate/whole-number.ts';
import { report } from './login/report/report.ts';
import { rocSvg } from './login/report/roc-svg.ts';
import { byReading, compare, measurer, straight } from './login/run.ts';
import { changed, withChanges } from './login/tune/changes.ts';
import { tune } from './login/tune/tune.ts';
import { betweenMarkers } from './whole-process/between-markers.ts';

/*
 * How many attacks are found at how many false alarms, beside what peers document? With --tune: which
 * settings would be better, looked for on seeds that are not reported on.
 */

/** The project, seen from where this file is compiled to. */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const TUNE_SEEDS = Array.from({ length: 14 }, (_, i) => 1 + i);
/** The seeds that are reported on begin here. */
const FIRST_SEED = 101;
/** Share of the accounts that are attacked. */
const ATTACKED = 0.08;

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '10' },
      accounts: { type: 'string', default: '2500' },
      tune: { type: 'string' },
      settings: { type: 'string' },
      events: { type: 'string', default: 'read' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const accounts = wholeNumber('--accounts', values.accounts);
  const read = values.events === 'read';
  if (!read && values.events !== 'made')
    throw new Error(`read --events: found '${values.events}', wanted read or made`);
  const eventsOf = read ? byReading(await loadLoginRules()) : straight;
  const size = { accounts, attacked: ATTACKED, eventsOf };
  const settings =
    values.settings === undefined
      ? LOGIN_SETTINGS
      : withChanges(LOGIN_SETTINGS, readFileSync(values.settings, 'utf8'));
  if (values.tune !== undefined) {
    const tries = wholeNumber('--tune', values.tune);
    const best = tune(settings, measurer(TUNE_SEEDS, size), tries, new Random(1), (step) =>
      tell(`${step.kept ? '+' : ' '} ${step.merit.toFixed(4)} ${step.what}`),
    );
    process.stdout.write(`${changed(LOGIN_SETTINGS, best)}\n`);
    return;
  }
  const count = wholeNumber('--seeds', values.seeds);
  const seeds = Array.from({ length: count }, (_, i) => FIRST_SEED + i);
  const found = compare(seeds, size, settings, tell);
  const day = new Date().toISOString().slice(0, 10);
  const text = report({ ...found, seeds, tuneSeeds: TUNE_SEEDS, accounts, read }, day);
  process.stdout.write(`${text}\n`);
  // Settings that are tried out are no answer to the question.
  if (values['dry-run'] || values.settings !== undefined) return;
  writeFileSync(
    join(PROJECT, 'bench/results/login-roc.svg'),
    rocSvg(
      'Attacks found over false alarms',
      `${found.detector.attacks.length} attacks, ${found.detector.honest.by.length.toLocaleString('en')} honest logins, ${day}; lines are scores, marks are peers as they come`,
      [found.detector, ...found.peers.toReversed()],
    ),
  );
  const readme = join(PROJECT, 'bench/README.md');
  writeFileSync(readme, betweenMarkers(readFileSync(readme, 'utf8'), 'login', text));
}

try {
  await main();
} catch (error) {
  tell(`login: ${(error as Error).message}`);
  process.exitCode = 1;
}
