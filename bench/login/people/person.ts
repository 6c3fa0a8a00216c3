import type { Random } from '../../generate/random.ts';
import type { Honest, Service } from '../login.ts';
import type { Country } from '../world/countries.ts';
import type { City, Network } from '../world/networks.ts';
import type { World } from '../world/world.ts';
import { type Access, FixedLine, Mobile, SomeLine } from './access.ts';
import { computer, Device, phone } from './device.ts';
import type { Organization } from './organization.ts';

/** A stretch of days away from home. */
export interface Trip {
  readonly country: Country;
  readonly from: number;
  readonly to: number;
  /** Seconds of each of the two journeys, in which nobody logs in. */
  readonly way: number;
  /** What computers and phones use there. */
  readonly wifi: Access;
  readonly roaming: Access;
}

/** One device from one address. */
export interface Visit {
  readonly device: Device;
  readonly access: Access;
}

/** Everything about one account that decides where its logins come from. Habits fill it in. */
export interface Person {
  readonly account: string;
  readonly manner: Honest;
  readonly service: Service;
  readonly country: Country;
  readonly city: City;
  readonly carrier: Network;
  /** The devices in use; a replaced one makes place for the new one at its time. */
  readonly computer: Device;
  readonly phone: Device;
  readonly replaced: readonly { readonly at: number; readonly with: Device }[];
  /** Share of logins by phone, and of those that are at home on the wireless network. */
  readonly phoneShare: number;
  readonly home: Access;
  /** Lines of other people, hotels and cafés in the country. */
  readonly elsewhere: Access;
  /** Moves to another provider or place from this time on. */
  readonly moved: { readonly at: number; readonly home: Access } | undefined;
  readonly mobile: Access;
  /** Where working hours are spent, and the share of them. */
  readonly office: { readonly access: Access; readonly share: number } | undefined;
  /** A second home, by weeks. */
  readonly second:
    | { readonly access: Access; readonly isThere: (time: number) => boolean }
    | undefined;
  /** A hidden exit (VPN, relay), since when it is used, and the share of logins through it from then on. */
  readonly hidden:
    | {
        readonly access: Access;
        readonly since: number;
        readonly share: number;
        readonly phones: boolean;
      }
    | undefined;
  readonly trips: readonly Trip[];
  /** First and last moment of the account. */
  readonly from: number;
  readonly to: number;
  /** Logins over the whole time. */
  readonly logins: number;
}

/** What every person has before habits change it. */
export function basics(
  organization: Organization,
  random: Random,
): Pick<
  Person,
  'country' | 'city' | 'carrier' | 'computer' | 'phone' | 'home' | 'elsewhere' | 'mobile'
> {
  const { world } = organization;
  const country = organization.home(random);
  const city = random.pick(world.citiesOf(country));
  const carrier = world.network(country, 'mobile', random);
  return {
    country,
    city,
    carrier,
    computer: new Device(computer(random), random),
    phone: new Device(phone(random), random),
    home: lineIn(world, country, city, random),
    elsewhere: new SomeLine(world, country, city),
    mobile: new Mobile(world, carrier, city, random),
  };
}

/** A line of some provider in the city. */
export function lineIn(world: World, country: Country, city: City, random: Random): FixedLine {
  return new FixedLine(world, world.network(country, 'fixed', random), city, random);
}

/** Share of phone logins that come over the line of the place where the person is. */
const PHONE_ON_WIFI = 0.45;
/** Share of computer logins, of those who use a phone too, that go over that phone. */
const TETHERED = 0.04;
/** Share of logins over the line of somebody else, where the person's own could be used. */
const ELSEWHERE = 0.01;
/** What the way between two homes takes. */
const BETWEEN_HOMES = 5 * 3600;

/** With what and from where a person logs in at a time. */
export function visit(person: Person, time: number, localHour: number, random: Random): Visit {
  const byPhone = random.chance(person.phoneShare);
  const device = deviceAt(person, byPhone, time);
  const { hidden } = person;
  if (hidden && time >= hidden.since && (hidden.phones || !byPhone) && random.chance(hidden.share))
    return { device, access: hidden.access };
  const onCarrier = byPhone
    ? !random.chance(PHONE_ON_WIFI)
    : person.phoneShare > 0 && random.chance(TETHERED);
  const trip = tripAt(person, time);
  if (trip) return { device, access: onCarrier ? trip.roaming : trip.wifi };
  if (onCarrier) return { device, access: person.mobile };
  if (person.second?.isThere(time)) return { device, access: person.second.access };
  if (random.chance(ELSEWHERE)) return { device, access: person.elsewhere };
  const { office } = person;
  if (office && localHour >= 8 && localHour < 18 && random.chance(office.share))
    return { device, access: office.access };
  const { moved } = person;
  return { device, access: moved && time >= moved.at ? moved.home : person.home };
}

/** The trip that a person is on. */
export function tripAt({ trips }: Person, time: number): Trip | undefined {
  return trips.find(({ from, to }) => time >= from && time < to);
}

/** Whether the person is between two places, where nobody logs in. */
export function isOnTheWay({ trips, second }: Person, time: number): boolean {
  if (second && second.isThere(time) !== second.isThere(time - BETWEEN_HOMES)) return true;
  return trips.some(
    ({ from, to, way }) => (time >= from && time < from + way) || (time >= to && time < to + way),
  );
}

function deviceAt({ computer, phone, replaced }: Person, byPhone: boolean, time: number): Device {
  let device = byPhone ? phone : computer;
  for (const { at, with: next } of replaced)
    if (time >= at && next.family.phone === byPhone) device = next;
  return device;
}
