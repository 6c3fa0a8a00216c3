import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So much work brings about 2 MiB of old objects that nobody needs. */
const LINES = 1_000_000;

/**
 * Gives what is told how many lines a run has taken, and has V8 throw its old objects away after each million. V8 by itself
 * waits until they have doubled, so that memory grew with the lines (8 MiB in five million); it takes some 5 ms, of the
 * two seconds of a million lines. V8 reads the switch that lets a program ask for it when a context is made.
 */
export function oldObjects(): (lines: number) => void {
  let next = LINES;
  let collect: (() => void) | undefined;
  return (lines) => {
    if (lines < next) return;
    next = lines + LINES;
    if (collect === undefined) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc') as () => void;
      setFlagsFromString('--no-expose-gc');
    }
    collect();
  };
}
