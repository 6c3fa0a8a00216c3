import { fstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../base/fault.ts';
import { STDIN, sourceName } from '../source/open-source.ts';

/** Where a run writes: paths, or undefined for standard output and no summary file. */
interface Written {
  readonly output: string | undefined;
  readonly summary: string | undefined;
}

/**
 * Refuses, before anything is opened for writing, a run that would write over what it reads or what
 * it has written: one file under whatever names and links.
 */
export function refuseSameFile(inputs: readonly string[], { output, summary }: Written): void {
  const outputFacts = output === undefined ? fstatSync(1) : factsOf(output);
  const summaryFacts = summary === undefined ? undefined : factsOf(summary);
  for (const path of inputs) {
    const facts = path === STDIN ? fstatSync(0) : factsOf(path);
    const name = sourceName(path);
    if (isSame(facts, outputFacts))
      throw new Fault('usage', `cannot read ${name}: it is also the output; name another --output`);
    if (isSame(facts, summaryFacts))
      throw new Fault('usage', `cannot read ${name}: it is also the summary; name another file`);
  }
  const twice =
    output !== undefined && summary !== undefined && resolve(output) === resolve(summary);
  if (twice || isSame(outputFacts, summaryFacts))
    throw new Fault('usage', 'cannot write the summary into the output; name another file');
}

function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // What cannot be looked at cannot be opened either, and that tells why.
    return undefined;
  }
}

function isSame(a: Stats | undefined, b: Stats | undefined): boolean {
  return a?.isFile() === true && b?.isFile() === true && a.dev === b.dev && a.ino === b.ino;
}
