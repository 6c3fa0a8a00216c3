import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../../src/base/clock.ts';
import { Detector } from '../../../src/login/detector.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';
import { MemoryStore } from '../../../src/login/store/memory-store.ts';
import { Random } from '../../generate/random.ts';
import { family } from '../baseline/family.ts';
import { START } from '../generate-logins.ts';
import { SeededKeys } from '../measure/seeded-keys.ts';
import { SyntheticGeo } from '../world/synthetic-geo.ts';
import { World } from '../world/world.ts';
import { type Crowd, crowd, nameIn } from './crowd.ts';

/** What a history of many accounts takes. */
export interface Memory {
  readonly accounts: number;
  readonly logins: number;
  /** Accounts whose rows are still there at the end. */
  readonly kept: number;
  /** Bytes of a row, on average and at most. */
  readonly meanRow: number;
  readonly mostRow: number;
  /** Bytes of objects and buffers that came with the history, after a collection. */
  readonly held: number;
  /** The same as the system sees it: with what the engine keeps for later. */
  readonly resident: number;
}

/** Events between two ticks. */
const BLOCK = 1000;

/**
 * Everything that is loaded is used before the memory is looked at, by so few accounts that what they leave behind is
 * nothing, and so often that the engine's room for young objects has its full size: that comes with any work.
 */
const WARM_UP = { accounts: 2000, logins: 100 };

/** Runs a crowd through a detector in memory and looks at what is held. Best in a process of its own. */
export function measureMemory(amount: Crowd): Memory {
  const world = new World(amount.seed);
  const geo = new SyntheticGeo(world, amount.seed, START);
  const random = new Random(1);
  for (const prefix of world.prefixes) geo.lookup(world.address(prefix, random));
  run({ ...amount, ...WARM_UP }, world, geo, new MemoryStore({ mostRows: WARM_UP.accounts }));
  const before = used();
  const store = new MemoryStore();
  const { keys, detector } = run(amount, world, geo, store);
  const after = used();
  let bytes = 0;
  let mostRow = 0;
  for (let i = 0; i < amount.accounts; i++) {
    const length = store.get(keys.account(nameIn(i)))?.length ?? 0;
    bytes += length;
    mostRow = Math.max(mostRow, length);
  }
  const { accounts, logins } = amount;
  const kept = store.size;
  if (detector.counts.successes !== accounts * logins) throw new Error('not every login was seen');
  const held = after.held - before.held;
  const resident = after.resident - before.resident;
  return { accounts, logins, kept, meanRow: bytes / kept, mostRow, held, resident };
}

/** The detector is held until the memory was looked at. */
interface Run {
  readonly keys: SeededKeys;
  readonly detector: Detector;
}

/** V8 gives freed pages back to the system in threads of its own: so long it has for that, in ms. */
const GIVING_BACK = 2000;

/** What the process uses, after collections: the second one gives the pages back that the first has emptied. */
function used(): { readonly held: number; readonly resident: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, GIVING_BACK);
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, resident: rss };
}

function run(amount: Crowd, world: World, geo: SyntheticGeo, store: MemoryStore): Run {
  const keys = new SeededKeys(amount.seed);
  let count = 0;
  const detector = new Detector({
    geo,
    store,
    keys,
    clock: systemClock,
    settings: LOGIN_SETTINGS,
    deviceOf: family,
    onFinding: () => undefined,
  });
  for (const event of crowd(world, amount)) {
    detector.push(event);
    if (++count % BLOCK === 0) detector.tick();
  }
  detector.end();
  return { keys, detector };
}
