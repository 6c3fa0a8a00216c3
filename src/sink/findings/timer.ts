/**
 * Calls `call` once after so many milliseconds; what it gives back takes that back. Only one that
 * somebody `awaits` keeps the process alive: a sink that merely tries again is closed by its run.
 */
export type Timer = (milliseconds: number, call: () => void, awaits?: boolean) => () => void;

export const systemTimer: Timer = (milliseconds, call, awaits = false) => {
  const timeout = setTimeout(call, milliseconds);
  if (!awaits) timeout.unref();
  return () => clearTimeout(timeout);
};
