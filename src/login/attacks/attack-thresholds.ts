/*
 * From where on attempts are an attack. The numbers are those of the model (documented with the login
 * detector); where it leaves something open, what was chosen stands beside it.
 */

/** Brute force: so many failures from one source within so many seconds. */
export const BURST = { failures: 5, seconds: 10 } as const;

/** Slow brute force: more than half of the gaps between the failures of the last two hours are longer. */
export const SLOW = { failures: 4, seconds: 7200, gap: 600 } as const;

/**
 * Spray: failures on several accounts, few each: at most 5 in the hour, as sprayers stay below the
 * count at which accounts are locked.
 */
export const SPRAY = { accounts: 5, failures: 15, each: 5 } as const;

export const STUFFING = { accounts: 15, failures: 25, each: 2 } as const;

/** Distributed: so many sources failed on one account in the hour. */
export const DISTRIBUTED = { sources: 5 } as const;

/** Seconds for which a brute force holds after it was last reached, so that a success behind it is seen. */
export const HOLD = 3600;

/**
 * Seconds after which a trace says nothing any more: no window above is longer. An attempt that is older
 * than the trace by as much begins it anew, as when rotated logs are read newest first.
 */
export const STALE = 7200;
