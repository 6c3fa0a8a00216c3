import type { Random } from '../../generate/random.ts';
import type { Service } from '../login.ts';
import { between, logNormal, poisson } from '../world/spread.ts';
import { Egress } from './access.ts';
import { computer, Device, phone } from './device.ts';
import type { Habit } from './habit/habit.ts';
import { HABITS } from './habit/habits.ts';
import type { Organization } from './organization.ts';
import { basics, lineIn, type Person } from './person.ts';
import { trips } from './trips.ts';

/** What an average person does within the 240 days of a run; the reasons are in `sources.ts`. */
const RATES = {
  loginsMedian: 46,
  loginsSpread: 0.75,
  phoneUsers: 0.55,
  offices: 0.35,
  vpnUsers: 0.107,
  vpnAbroad: 0.25,
  trips: 0.6,
  newComputers: 0.2,
  newPhones: 0.22,
  moves: 0.04,
} as const;

/** One account of the organization, alive within `[from, to]`. */
export function grow(
  organization: Organization,
  number: number,
  within: readonly [number, number],
  random: Random,
): Person {
  const { world } = organization;
  const own = basics(organization, random);
  const [from, to] = within;
  const plain: Person = {
    ...own,
    account: nameOf(number),
    manner: 'plain',
    service: serviceOf(random),
    phoneShare: random.chance(RATES.phoneUsers) ? between(random, 0.1, 0.6) : 0,
    replaced: [
      ...newDevices(RATES.newComputers, computer, within, random),
      ...newDevices(RATES.newPhones, phone, within, random),
    ],
    office: random.chance(RATES.offices)
      ? {
          access: lineIn(world, own.country, own.city, random),
          share: between(random, 0.4, 0.9),
        }
      : undefined,
    hidden: random.chance(RATES.vpnUsers) ? vpn(organization, own, within, random) : undefined,
    second: undefined,
    trips: trips(organization, own, RATES.trips, within, random),
    moved: random.chance(RATES.moves)
      ? { at: between(random, from, to), home: lineIn(world, own.country, own.city, random) }
      : undefined,
    from,
    to,
    logins: Math.max(3, Math.round(logNormal(random, RATES.loginsMedian, RATES.loginsSpread))),
  };
  const habit = habitOf(random);
  if (habit === undefined) return plain;
  return { ...plain, ...habit.shape(plain, organization, random), manner: habit.manner };
}

function habitOf(random: Random): Habit | undefined {
  const share = random.fraction();
  let sum = 0;
  return HABITS.find((habit) => {
    sum += habit.share;
    return share < sum;
  });
}

function serviceOf(random: Random): Service {
  const share = random.fraction();
  if (share < 0.75) return 'json';
  return share < 0.92 ? 'nginx' : 'sshd';
}

function newDevices(
  mean: number,
  family: typeof computer,
  within: readonly [number, number],
  random: Random,
): Person['replaced'] {
  return Array.from({ length: poisson(random, mean) }, () => ({
    at: between(random, ...within),
    with: new Device(family(random), random),
  })).sort((a, b) => a.at - b.at);
}

function vpn(
  organization: Organization,
  own: Pick<Person, 'country'>,
  [from, to]: readonly [number, number],
  random: Random,
): NonNullable<Person['hidden']> {
  const { world } = organization;
  const abroad = random.chance(RATES.vpnAbroad);
  const country = abroad ? organization.destination(own.country, random) : own.country;
  const network = world.network(country, 'vpn', random);
  return {
    access: new Egress(world, network, 12, random),
    // Every other one takes it up within the run, and is new to it then.
    since: between(random, 2 * from - to, to),
    share: between(random, 0.1, 0.6),
    phones: random.chance(0.5),
  };
}

const FIRST = [
  'anna',
  'bram',
  'cas',
  'daan',
  'eva',
  'fleur',
  'gijs',
  'hugo',
  'iris',
  'jip',
  'kees',
];
const LAST = ['bakker', 'visser', 'smit', 'mulder', 'bos', 'vos', 'peters', 'dekker', 'brouwer'];

/** An invented account name, another one for every number. */
function nameOf(number: number): string {
  const first = FIRST[number % FIRST.length] as string;
  const last = LAST[Math.floor(number / FIRST.length) % LAST.length] as string;
  return `${first}.${last}${number}`;
}
