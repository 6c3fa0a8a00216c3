import { companyEgress } from './company-egress.ts';
import type { Habit } from './habit.ts';
import { joiner } from './joiner.ts';
import { newPhone } from './new-phone.ts';
import { privateRelay } from './private-relay.ts';
import { roamingPhone } from './roaming-phone.ts';
import { serviceAccount } from './service-account.ts';
import { traveller } from './traveller.ts';
import { twoHomes } from './two-homes.ts';

/** All habits; whoever has none of them is plain. */
export const HABITS: readonly Habit[] = [
  traveller,
  twoHomes,
  roamingPhone,
  privateRelay,
  companyEgress,
  newPhone,
  joiner,
  serviceAccount,
];
