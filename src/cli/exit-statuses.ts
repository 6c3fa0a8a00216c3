import { FAULT_EXITS, FAULT_SAYS, type FaultCode } from '../base/fault.ts';

/** What a fault of our own ends with (EX_SOFTWARE of sysexits.h). */
export const INTERNAL_EXIT = 70;

const statuses: [number, string][] = [
  [0, 'done'],
  [1, 'audit, rules test, rules lint or config check found something'],
  [INTERNAL_EXIT, 'an error of our own'],
];
for (const [code, status] of Object.entries(FAULT_EXITS))
  statuses.push([status, FAULT_SAYS[code as FaultCode]]);

/** Every exit status and what it means, for help and documents. */
export const EXIT_STATUSES: readonly (readonly [number, string])[] = statuses.sort(
  ([a], [b]) => a - b,
);
