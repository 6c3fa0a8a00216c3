import { fstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '../base/fault.ts';
import { STDIN, sourceName } from '../source/open-source.ts';

/** Where a run writes: paths, or undefined for standard output, no summary and no file of findings. */
interface Written {
  readonly output: string | undefined;
  readonly summary: string | undefined;
  readonly findings?: string | undefined;
}

/** One of the places, with the words that a fault has for it. */
interface Place {
  readonly name: string;
  readonly path: string | undefined;
  readonly facts: Stats | undefined;
  /** What to do about it. */
  readonly instead: string;
}

/**
 * Refuses, before anything is opened for writing, a run that would write over what it reads or what
 * it has written: one file under whatever names and links.
 */
export function refuseSameFile(inputs: readonly string[], written: Written): void {
  const places = placesOf(written);
  for (const path of inputs) {
    const facts = path === STDIN ? fstatSync(0) : factsOf(path);
    for (const { name, facts: other, instead } of places)
      if (isSame(facts, other))
        throw new Fault('usage', `cannot read ${sourceName(path)}: it is also ${name}; ${instead}`);
  }
  for (const [i, { name, path, facts }] of places.entries())
    for (const before of places.slice(0, i)) {
      const isOne =
        path !== undefined && before.path !== undefined && resolve(path) === resolve(before.path);
      if (isOne || isSame(facts, before.facts))
        throw new Fault('usage', `cannot write ${name} into ${before.name}; name another file`);
    }
}

function placesOf({ output, summary, findings }: Written): Place[] {
  const other = (name: string, path: string | undefined): Place => ({
    ...{ name, path, instead: 'name another file' },
    facts: path === undefined ? undefined : factsOf(path),
  });
  const facts = output === undefined ? fstatSync(1) : factsOf(output);
  return [
    { name: 'the output', path: output, facts, instead: 'name another --output' },
    other('the summary', summary),
    other('the findings', findings),
  ];
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
