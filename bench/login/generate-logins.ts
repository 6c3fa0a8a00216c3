import { mix } from '../generate/mix.ts';
import { Random } from '../generate/random.ts';
import { noise } from './attack/noise.ts';
import type { Strategy } from './attack/scene.ts';
import { STRATEGIES } from './attack/strategies.ts';
import type { Login } from './login.ts';
import { diary } from './people/diary.ts';
import { grow } from './people/grow.ts';
import { Organization } from './people/organization.ts';
import type { Person } from './people/person.ts';
import { World } from './world/world.ts';

const DAY = 86_400;
export const START = Date.UTC(2026, 0, 5) / 1000;
export const DAYS = 240;
/** Days in which nothing is counted, because everybody is new. */
export const BURN_IN_DAYS = 30;

/** Attacks come after about so many logins of the victim: up to an eighth more or fewer. */
export const HISTORIES = [12, 39] as const;
const SPREAD = 1 / 8;

/** Silence before somebody wakes an account. */
const DORMANT = 100 * DAY;

export interface Amount {
  readonly accounts: number;
  /** Share of the accounts that are attacked, each once. */
  readonly attacked: number;
  readonly seed: number;
}

/** The logins of an organization over 240 days, in order of time, with the truth about each. */
export interface Logins {
  readonly world: World;
  readonly accounts: number;
  readonly logins: readonly Login[];
}

export function generateLogins({ accounts, attacked, seed }: Amount): Logins {
  const random = new Random(mix(seed, 1));
  const world = new World(mix(seed, 2));
  const organization = new Organization(world, random);
  const within = [START, START + DAYS * DAY] as const;
  const people = Array.from({ length: accounts }, (_, i) =>
    grow(organization, i, within, new Random(mix(mix(seed, 3), i))),
  );
  const diaries = people.map((person, i) => diary(person, new Random(mix(mix(seed, 4), i))));
  const attacks = raid(world, people, diaries, Math.round(accounts * attacked), random);
  const sources = Math.round(accounts / 4);
  const logins = [...diaries.flat(), ...attacks, ...noise(world, people, sources, within, random)]
    .filter(({ time }) => time >= within[0] && time < within[1])
    .sort((a, b) => a.time - b.time);
  return { world, accounts, logins };
}

/** Attacks on so many accounts, in turns by strategy and history; what dormant victims did later is undone. */
function raid(
  world: World,
  people: readonly Person[],
  diaries: Login[][],
  count: number,
  random: Random,
): Login[] {
  const order = shuffled(people.length, random);
  const found: Login[] = [];
  const free = new Set(order);
  for (let attack = 0; attack < count; attack++) {
    const strategy = STRATEGIES[attack % STRATEGIES.length] as Strategy;
    const history = HISTORIES[Math.floor(attack / STRATEGIES.length) % HISTORIES.length] as number;
    for (const victim of free) {
      const person = people[victim] as Person;
      if (person.manner === 'service account') continue;
      if (strategy.byBrowser && person.service === 'sshd') continue;
      const when = opening(strategy, diaries[victim] as Login[], history, random);
      if (when === undefined) continue;
      free.delete(victim);
      if (strategy.attack === 'dormant wake')
        diaries[victim] = (diaries[victim] as Login[]).filter(({ time }) => time <= when.last.time);
      const scene = { world, victim: person, ...when, attack, history, others: people, random };
      found.push(...strategy.attempts(scene));
      break;
    }
  }
  return found;
}

/**
 * A time at which an attack on this account may come, the login before it and the time of the next. An
 * attacker does not look at when the victim logs in: the time is any, and taken when the victim has about
 * `history` logins by then.
 */
function opening(
  { attack }: Strategy,
  own: readonly Login[],
  history: number,
  random: Random,
): { readonly last: Login; readonly time: number; readonly until: number } | undefined {
  const successes = own.filter(({ outcome }) => outcome === 'success');
  const begin = START + BURN_IN_DAYS * DAY;
  const end = START + (DAYS - 8) * DAY;
  const time = begin + random.fraction() * (end - begin);
  const isDormant = attack === 'dormant wake';
  const before = isDormant ? time - DORMANT : time - 60;
  const next = successes.findIndex((login) => login.time > before);
  const last = successes[next - 1];
  if (last === undefined || Math.abs(next - history) > Math.round(history * SPREAD))
    return undefined;
  const until = isDormant ? end : Math.min(end, (successes[next] as Login).time);
  return until > time ? { last, time, until } : undefined;
}

function shuffled(count: number, random: Random): number[] {
  const list = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [list[i], list[other]] = [list[other] as number, list[i] as number];
  }
  return list;
}
