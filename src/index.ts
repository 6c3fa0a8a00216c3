export { Fault, type FaultCode } from './base/fault.ts';
export { createSluice, type SluiceOptions } from './config/create-sluice.ts';
export type { Action, EpochKeys, Keyring } from './model/action.ts';
export type { Policy } from './model/policy.ts';
export { Tally } from './model/tally.ts';
export type { Sluice } from './pipeline/sluice.ts';
export { SluiceStream } from './pipeline/sluice-stream.ts';
