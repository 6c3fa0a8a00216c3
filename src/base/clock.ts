/** Gives the time now in seconds since 1970 UTC. Everything that needs the time is handed one. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now() / 1000;
