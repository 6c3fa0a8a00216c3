import type { Gate, Write } from '../pipeline/gate.ts';
import type { Stages } from '../pipeline/stages.ts';
import type { KeyGiver } from '../pseudonym/asked-keyring.ts';
import type { Config } from './config.ts';

/** The gate of a run, and what can happen to it under way. */
export interface OpenGate {
  readonly gate: Gate;
  /** Puts the rules of another config in force; fails where that cannot be done, with the old ones in force. */
  replace(config: Config): Promise<void>;
  /** What lists or facts about networks say has changed; fails where the gate goes on with what they said. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** What a gate is opened with. */
export interface GateParts {
  readonly config: Config;
  readonly stages: Stages;
  readonly keys: KeyGiver;
  readonly write: Write;
}
