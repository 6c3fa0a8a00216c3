import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import { type RulesSaid, rulesInForce } from './rules-in-force.ts';

/*
 * The other side of `proveRules`: reads and proves the rules, tells them or what is wrong with them,
 * and ends.
 */

try {
  parentPort?.postMessage({ rules: await rulesInForce(workerData as RulesSaid) });
} catch (cause) {
  if (!(cause instanceof Fault)) throw cause;
  parentPort?.postMessage({ wrong: cause.message });
}
