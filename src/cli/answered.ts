import type { CommanderError } from '@commander-js/extra-typings';

/**
 * Whether this is the end of a command that only had its help or version to tell. The class itself is
 * not asked: who has not loaded the command line need not load it for this.
 */
export function isAnswered(cause: unknown): cause is CommanderError {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('commander.');
}
