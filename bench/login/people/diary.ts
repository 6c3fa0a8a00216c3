import type { Random } from '../../generate/random.ts';
import type { Login, Truth } from '../login.ts';
import { between } from '../world/spread.ts';
import { drawHour, localHour } from './hours.ts';
import { isOnTheWay, type Person, tripAt, visit } from './person.ts';

const DAY = 86_400;
/** Weight of days from Sunday on. */
const WEEKDAYS = [0.5, 1, 1, 1, 1, 0.9, 0.5];

/** Logins that are left out on a trip; logins that another one by the other device follows soon. */
const QUIET_ON_TRIPS = 0.5;
const PAIRS = 0.15;
/** Successes with a mistyped password before. */
const TYPOS = 0.06;

/** All attempts of an honest person, in order of time. */
export function diary(person: Person, random: Random): Login[] {
  const times = Array.from({ length: person.logins }, () => moment(person, random))
    .filter((time) => tripAt(person, time) === undefined || !random.chance(QUIET_ON_TRIPS))
    .flatMap((time) => (random.chance(PAIRS) ? [time, time + between(random, 60, 1800)] : [time]))
    .map(Math.floor)
    .filter((time) => time < person.to && !isOnTheWay(person, time))
    .sort((a, b) => a - b);
  return times.flatMap((time) => attempts(person, time, random));
}

/** A time at which this person may log in: programs at any, people by weekday and the hour of where they are. */
function moment(person: Person, random: Random): number {
  for (;;) {
    const time = between(random, person.from, person.to);
    if (person.manner === 'service account') return time;
    const day = Math.floor(time / DAY);
    // 1970 began on a Thursday.
    if (!random.chance(WEEKDAYS[(day + 4) % 7] as number)) continue;
    const country = tripAt(person, (day + 0.5) * DAY)?.country ?? person.country;
    const hour = drawHour(country, random);
    return Math.max(person.from, day * DAY + hour * 3600 + between(random, 0, 3600));
  }
}

function attempts(person: Person, time: number, random: Random): Login[] {
  const { device, access } = visit(person, time, localHour(person.country, time), random);
  const ssh = person.service === 'sshd';
  const truth: Truth = {
    by: person.manner,
    attack: undefined,
    decisive: false,
    history: undefined,
  };
  const success: Login = {
    time,
    outcome: 'success',
    service: person.service,
    account: person.account,
    address: access.address(time, random),
    agent: ssh ? undefined : device.agent(time),
    device: ssh ? device.key : undefined,
    truth,
  };
  if (!random.chance(TYPOS)) return [success];
  const before = time - 5 - random.below(35);
  return [{ ...success, time: before, outcome: 'failure', device: undefined }, success];
}
