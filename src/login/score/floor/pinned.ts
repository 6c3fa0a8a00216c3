import type { Floor } from './floor.ts';

/** The prefix or the key was part of a login that a reviewer called compromised, and the account is not at home there. */
export const PINNED: Floor = {
  severity: ({ isPinned, known }) => (isPinned && !known.isHome ? 'high' : undefined),
  tell: () => ({
    code: 'compromised_source',
    words: 'from a source or with a key of a login that was judged compromised',
    numbers: {},
  }),
  type: 'unfamiliar_login',
};
