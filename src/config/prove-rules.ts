import { Worker } from 'node:worker_threads';
import { Fault } from '../base/fault.ts';
import type { Rule } from '../model/rule.ts';
import type { Config } from './config.ts';
import type { RulesSaid } from './rules-in-force.ts';

/** What the thread tells: the rules, or what is wrong with them. */
type Told = { readonly rules: readonly Rule[] } | { readonly wrong: string };

/**
 * Reads and proves again the rules that a config puts in force, on a thread of its own: lines go on
 * meanwhile. Throws a Fault when a rule is wrong. The thread does not keep the process alive.
 */
export async function proveRules({ rules, policy }: Config): Promise<readonly Rule[]> {
  const { rules: _, ...plain } = policy;
  const workerData: RulesSaid = { rules, policy: plain };
  const thread = new Worker(new URL('./prove-rules-thread.js', import.meta.url), { workerData });
  thread.unref();
  const told = await new Promise<Told>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread ended')));
  }).catch((cause: unknown) => {
    throw new Fault('config', 'cannot prove the rules: the thread for it failed', cause);
  });
  if ('wrong' in told) throw new Fault('config', told.wrong);
  return told.rules;
}
