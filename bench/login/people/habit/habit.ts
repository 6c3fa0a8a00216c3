import type { Random } from '../../../generate/random.ts';
import type { Honest } from '../../login.ts';
import type { Organization } from '../organization.ts';
import type { Person } from '../person.ts';

/** A way of living that makes logins look unfamiliar although they are honest. */
export interface Habit {
  readonly manner: Honest;
  /** Share of the accounts. */
  readonly share: number;
  /** What is different about a person with this habit. */
  shape(person: Person, organization: Organization, random: Random): Partial<Person>;
}
