import type { Fault } from '../../base/fault.ts';

/**
 * Whom a sink of findings tells what happens to it while a run goes on. No text holds a secret, a path
 * of a URL, or any part of a finding.
 */
export interface SinkNews {
  notice(text: string): void;
  /** Something failed and is tried again: no reason to stop. */
  fault(fault: Fault): void;
}
