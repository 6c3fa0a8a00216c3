import { BURN_IN_DAYS, START } from '../generate-logins.ts';

/** Honest logins count from here on. */
export const SINCE = START + BURN_IN_DAYS * 86_400;
