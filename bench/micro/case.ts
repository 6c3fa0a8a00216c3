import type { Sink } from './sink.ts';

/** One question about one function. */
export interface Case {
  /** What is measured. */
  readonly name: string;
  /** What is counted: `addresses`. */
  readonly unit: string;
  /** How many of them one call of `run` does. */
  readonly perCall: number;
  /** At least so many a second are wanted. */
  readonly goal?: number;
  /** Throws when the function gives a wrong answer. */
  readonly check: () => void;
  /** Feeds every answer to the sink. */
  readonly run: (sink: Sink) => void;
}
