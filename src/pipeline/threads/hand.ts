import type { Judged, Place } from './block.ts';

/** A block for a thread to judge. */
export interface Task {
  /** Memory that threads share; it stays as it is until the task is done. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  /** Where the output goes if it fits: memory that is used again costs no collection of garbage. */
  readonly room: Uint8Array<SharedArrayBuffer>;
  readonly place: Place;
}

/** Told by a thread that judges. */
export interface HandNews {
  /** It can judge now. */
  ready(): void;
  /** The first of the tasks that it was given and has not done. */
  done(judged: Judged): void;
  /** It is no more, and does nothing of what it was given since; `isReady` if it ever was. Told once. */
  gone(): void;
}

/** A thread that judges blocks one after the other, in the order in which they are given. */
export interface Hand {
  give(task: Task): void;
  /** Ends it, whatever it is at; nothing is told of it any more. */
  end(): Promise<void>;
}
