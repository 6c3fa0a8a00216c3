import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Flaw, NoteAt, Path, Range } from './flaw.ts';
import { quote } from './quote.ts';
import { parseYaml } from './yaml-document.ts';

/** A YAML text as plain data, with the way back from the data to the text. */
export interface YamlText {
  /** What the text says; undefined for a text without content, or with faults in its syntax. */
  readonly value: unknown;
  /** What is wrong with it as YAML. */
  readonly flaws: readonly Flaw[];
  /** Where the value at `path` stands, or the nearest thing around it. */
  readonly valueAt: (path: Path) => Range;
  /** Where the key stands that `path` ends in. */
  readonly keyAt: (path: Path) => Range;
}

/** Where a value stands, the key in front of it, and the values inside. */
interface Place {
  readonly value: Range;
  readonly key: Range;
  readonly inner: Map<string, Place>;
}

/**
 * Reads YAML 1.2 with its core schema. Keys are text and occur once in their mapping. Aliases and
 * tags are refused: a config has no use for them, and without them nothing can grow.
 */
export function readYaml(text: string): YamlText {
  const flaws: Flaw[] = [];
  const note: NoteAt = (says, [start, end]) => flaws.push({ start, end, says, open: undefined });
  const content = parseYaml(text, note);
  const root = placeOf(content, [0, 0]);
  const at = (path: Path): Place => {
    let place = root;
    for (const step of path) place = place.inner.get(String(step)) ?? place;
    return place;
  };
  return {
    value: flaws.length === 0 ? plain(content, root, note) : undefined,
    flaws,
    valueAt: (path) => at(path).value,
    keyAt: (path) => at(path).key,
  };
}

/** The data of a node; the places of what is in it go into `place`. */
function plain(node: unknown, place: Place, note: NoteAt): unknown {
  if (isAlias(node)) {
    note('a YAML alias, wanted the value itself', place.value);
  } else if (isSeq(node)) {
    return node.items.map((item, i) => {
      const inner = placeOf(item, place.key);
      place.inner.set(String(i), inner);
      return plain(item, inner, note);
    });
  } else if (isMap(node)) {
    const entries: [string, unknown][] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const keyRange = rangeOf(key) ?? place.value;
      if (place.inner.has(name)) {
        note(`the key ${quote(name)} is there twice`, keyRange);
        continue;
      }
      const inner = placeOf(value, keyRange);
      place.inner.set(name, inner);
      entries.push([name, plain(value, inner, note)]);
    }
    return Object.fromEntries(entries);
  } else if (isScalar(node)) {
    return node.value;
  }
  return undefined;
}

function placeOf(node: unknown, key: Range): Place {
  return { value: rangeOf(node) ?? key, key, inner: new Map() };
}

function rangeOf(node: unknown): Range | undefined {
  const range = (node as Node | undefined | null)?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}
