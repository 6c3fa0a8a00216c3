import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/base/clock.ts';
import { openState } from '../../../src/login/store/open-state.ts';
import type { Geo, NetworkFacts } from '../../../src/model/network.ts';
import { median } from '../../whole-process/result.ts';
import { generateLogins, START } from '../generate-logins.ts';
import { eventsOf } from '../measure/event-of.ts';
import { SyntheticGeo } from '../world/synthetic-geo.ts';
import type { Cost } from './cost-table.ts';
import { measureMemory } from './memory.ts';
import { eventsPerSecond } from './throughput.ts';

/** Accounts of the organization whose logins are timed. */
const ACCOUNTS = 3000;
/** Logins of each account of the crowd. */
const LOGINS = 4;

/** Memory first, while the process is young; then speed, in rounds of memory and disk. */
export async function measureCost(
  accounts: number,
  rounds: number,
  tell: (text: string) => void,
): Promise<Cost> {
  tell(`memory of ${accounts} accounts`);
  const memory = measureMemory({ accounts, logins: LOGINS, seed: 1 });
  const { world, logins } = generateLogins({ accounts: ACCOUNTS, attacked: 0.05, seed: 1 });
  const events = eventsOf(logins);
  const geo = new SyntheticGeo(world, 1, START);
  // The look-up is not what is timed: every answer is made before, and found by the object that asks.
  const found = new Map<Uint8Array, NetworkFacts>();
  for (const { address } of events) if (address) found.set(address, geo.lookup(address));
  const known: Geo = { lookup: (address) => found.get(address) ?? geo.lookup(address) };
  const inMemory: number[] = [];
  const withStore: number[] = [];
  for (let round = 0; round < rounds; round++) {
    tell(`speed, round ${round + 1} of ${rounds}`);
    const memoryState = await openState(undefined, systemClock, tell);
    inMemory.push(await eventsPerSecond(events, known, memoryState));
    await memoryState.close();
    const directory = mkdtempSync(join(tmpdir(), 'logsluice-login-'));
    try {
      const state = await openState(directory, systemClock, tell);
      withStore.push(await eventsPerSecond(events, known, state));
      await state.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
  return { inMemory: median(inMemory), withStore: median(withStore), rounds, memory };
}
