import type { Random } from '../../generate/random.ts';
import { Sampler } from '../../generate/sampler.ts';
import { COUNTRIES, type Country } from '../world/countries.ts';
import type { World } from '../world/world.ts';
import { type Access, Egress } from './access.ts';

/** How many companies among the customers send their people out through a gateway of their own. */
const COMPANIES = 6;
/** Where such a gateway stands, when not at home. */
const ABROAD = ['DE', 'GB', 'FR'];

const HOMES = new Sampler(COUNTRIES.map(({ homes }) => homes));
const TRIPS = new Sampler(COUNTRIES.map(({ trips }) => trips));

/** What the people of one organization have in common: where they live and travel, their companies' exits. */
export class Organization {
  readonly world: World;
  readonly companies: readonly Access[];

  constructor(world: World, random: Random) {
    this.world = world;
    const [home] = COUNTRIES;
    this.companies = Array.from({ length: COMPANIES }, () => {
      const abroad = random.chance(0.4) ? random.pick(ABROAD) : home?.code;
      const country = COUNTRIES.find(({ code }) => code === abroad) as Country;
      const network = world.network(country, 'company', random);
      return new Egress(world, network, 3, random);
    });
  }

  home(random: Random): Country {
    return COUNTRIES[HOMES.draw(random)] as Country;
  }

  /** A country to travel to, other than home. */
  destination(home: Country, random: Random): Country {
    for (;;) {
      const country = COUNTRIES[TRIPS.draw(random)] as Country;
      if (country !== home) return country;
    }
  }
}
