import { baselines } from '../baseline/baselines.ts';
import { seenLogin } from '../baseline/seen-login.ts';
import { BURN_IN_DAYS, DAYS, type Logins, START } from '../generate-logins.ts';
import { isHonest } from '../login.ts';
import { SyntheticGeo } from '../world/synthetic-geo.ts';
import { Evidence } from './evidence.ts';
import { SINCE } from './since.ts';

/** Runs all baselines over the successes, in order of time, and tells what each said of them. */
export function measureBaselines({ world, accounts, logins }: Logins, geoSeed: number): Evidence[] {
  const peers = baselines();
  const successes = logins.filter(({ outcome }) => outcome === 'success');
  const scores = peers.map(() => new Float64Array(successes.length));
  const geo = new SyntheticGeo(world, geoSeed, START);
  for (const [i, login] of successes.entries()) {
    const seen = seenLogin(login, geo.at(login.time));
    for (const [at, peer] of peers.entries()) (scores[at] as Float64Array)[i] = peer.score(seen);
  }
  const accountDays = accounts * (DAYS - BURN_IN_DAYS);
  return peers.map(({ name }, at) => {
    const own = scores[at] as Float64Array;
    const binary = own.every((score) => score === 0 || score === 1);
    const told = successes.filter(({ time }, i) => binary && time >= SINCE && own[i] === 1);
    const findings = told.length;
    const opened = told.filter(({ truth }) => isHonest(truth.by)).length;
    const subject = { name, binary, findings, opened, accountDays };
    return Evidence.of(subject, successes, SINCE, (i) => ({
      score: own[i] as number,
      alarm: binary && own[i] === 1,
    }));
  });
}
