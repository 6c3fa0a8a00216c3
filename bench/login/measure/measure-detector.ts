import { Detector } from '../../../src/login/detector.ts';
import type { LoginSettings } from '../../../src/login/settings.ts';
import { MemoryStore } from '../../../src/login/store/memory-store.ts';
import type { LoginEvent } from '../../../src/model/login-event.ts';
import { family } from '../baseline/family.ts';
import { BURN_IN_DAYS, DAYS, type Logins, START } from '../generate-logins.ts';
import { isHonest } from '../login.ts';
import { SyntheticGeo } from '../world/synthetic-geo.ts';
import { Evidence, type Said } from './evidence.ts';
import { SeededKeys } from './seeded-keys.ts';
import { SINCE } from './since.ts';

/** Seconds of event time between two ticks. */
const TICK = 300;

/** What the detector says of a login that it does not score. */
const NOT_SCORED: Said = { score: Number.NEGATIVE_INFINITY, alarm: false };

/**
 * Runs the detector over the events of the logins and tells what it said of each success. `events`
 * are those of `logins`, one for one; throws when a score belongs to none of them.
 */
export function measureDetector(
  { world, accounts, logins }: Logins,
  events: readonly LoginEvent[],
  geoSeed: number,
  settings: LoginSettings,
): Evidence {
  const geo = new SyntheticGeo(world, geoSeed, START);
  const said = new Map<string, Said>();
  const opened = new Set<string>();
  let findings = 0;
  let now = START;
  const detector = new Detector({
    geo,
    store: new MemoryStore(),
    keys: new SeededKeys(geoSeed),
    clock: () => now,
    // What is saved is read by nobody here, and the clock runs fast.
    settings: { ...settings, saveSeconds: Number.POSITIVE_INFINITY },
    deviceOf: family,
    onFinding: ({ state, first, login: { source, line } }) => {
      if (state !== 'opened' || Date.parse(first) / 1000 < SINCE) return;
      findings++;
      opened.add(`${source} ${line}`);
    },
    onScore: ({ source, line, score, severity }) => {
      said.set(`${source} ${line}`, { score, alarm: severity === 'medium' || severity === 'high' });
    },
  });
  let ticked = START;
  for (const event of events) {
    now = event.time;
    geo.at(now);
    if (now - ticked >= TICK) {
      detector.tick();
      ticked = now;
    }
    detector.push(event);
  }
  detector.end();
  const successes = logins.filter(({ outcome }) => outcome === 'success');
  const scored = events.filter(({ outcome }) => outcome === 'success');
  const place = (i: number): string => `${scored[i]?.source} ${scored[i]?.line}`;
  const subject = {
    name: 'logsluice',
    binary: false,
    findings,
    opened: successes.filter(({ truth }, i) => isHonest(truth.by) && opened.has(place(i))).length,
    accountDays: accounts * (DAYS - BURN_IN_DAYS),
  };
  return Evidence.of(subject, successes, SINCE, (i) => said.get(place(i)) ?? NOT_SCORED);
}
