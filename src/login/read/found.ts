import type { ReadLogin } from './read-login.ts';

/** What one family of rules read from a line: a login whose time nobody has compared with the clock yet. */
export type Found = Omit<ReadLogin, 'timeOf'>;
