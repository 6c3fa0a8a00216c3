import { setImmediate as nextTurn } from 'node:timers/promises';
import { systemClock } from '../../../src/base/clock.ts';
import { Detector } from '../../../src/login/detector.ts';
import { LOGIN_SETTINGS } from '../../../src/login/settings.ts';
import type { State } from '../../../src/login/store/open-state.ts';
import type { LoginEvent } from '../../../src/model/login-event.ts';
import type { Geo } from '../../../src/model/network.ts';
import { family } from '../baseline/family.ts';

/** Events that a block of a log holds, between two turns of the event loop. */
const BLOCK = 1000;

/** Login events a second that a detector takes, from the first push to everything saved. */
export async function eventsPerSecond(
  events: readonly LoginEvent[],
  geo: Geo,
  { store, keys }: Pick<State, 'store' | 'keys'>,
): Promise<number> {
  const detector = new Detector({
    geo,
    store,
    keys,
    clock: systemClock,
    settings: LOGIN_SETTINGS,
    deviceOf: family,
    onFinding: () => undefined,
  });
  const begin = process.hrtime.bigint();
  for (const [i, event] of events.entries()) {
    if (i % BLOCK === BLOCK - 1) {
      detector.tick();
      await nextTurn();
    }
    detector.push(event);
  }
  detector.end();
  await store.flush();
  return events.length / (Number(process.hrtime.bigint() - begin) / 1e9);
}
