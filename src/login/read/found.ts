import type { Mention, ReadLogin } from './read-login.ts';

/** What one family of rules read from a line: a login whose time nobody has compared with the clock yet. */
export type Found = Omit<ReadLogin, 'timeOf'>;

/** The same of a line that may be no login, and names an account. */
export type FoundIn = Found | Omit<Mention, 'timeOf'>;
