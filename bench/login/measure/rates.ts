import type { Attack } from '../login.ts';

/** The shares of honest logins at which detection is told. */
export const RATES = [0.001, 0.0025, 0.005, 0.01] as const;

/** What is wanted at 5 false alarms per 1,000 logins. */
export const GOAL_RATE = 0.005;
export const GOALS: readonly { readonly by: Attack; readonly least: number }[] = [
  { by: 'naive', least: 0.95 },
  { by: 'VPN at home', least: 0.9 },
  { by: 'foreign residential', least: 0.95 },
  { by: 'middle, same country', least: 0.93 },
  { by: 'middle, foreign', least: 0.93 },
];
