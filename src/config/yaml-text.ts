import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Flaw, Path } from './flaw.ts';
import { quote } from './quote.ts';

/** A config is three levels deep. */
const DEEPEST = 16;

const TOO_DEEP = `too many levels, wanted at most ${DEEPEST}`;

type Range = readonly [start: number, end: number];

/** A YAML text as plain data, with the way back from the data to the text. */
export interface YamlText {
  readonly text: string;
  /** What the text says; undefined for a text without content. */
  readonly value: unknown;
  /** What is wrong with it as YAML. */
  readonly flaws: readonly Flaw[];
  /** Where the value at `path` stands, or the nearest thing around it. */
  readonly valueAt: (path: Path) => Range;
  /** Where the key stands that `path` ends in. */
  readonly keyAt: (path: Path) => Range;
}

/**
 * Reads YAML 1.2 with its core schema. Keys are text and occur once in their mapping. Aliases and
 * tags are refused: a config has no use for them, and without them nothing can grow.
 */
export function readYaml(text: string): YamlText {
  const flaws: Flaw[] = [];
  const note = (says: string, [start, end]: Range) =>
    flaws.push({ start, end, says, open: undefined });
  const whole: Range = [0, 0];
  let root: Node | null = null;
  try {
    // Without pretty errors, since they draw the line anew for each one; without unique keys, since
    // that check compares each key with each.
    const document = parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: false,
      stringKeys: true,
      logLevel: 'error',
    });
    const places = new Set<number>();
    for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
      // One slip makes the parser stumble several times over the same place.
      if (!places.has(pos[0])) note(saysOf(code, message), pos);
      places.add(pos[0]);
    }
    if (document.directives?.yaml.version === '1.1') note('YAML 1.1, wanted YAML 1.2', whole);
    root = document.contents;
  } catch (cause) {
    // The parser goes down a call for each level.
    if (!(cause instanceof RangeError)) throw cause;
    note(TOO_DEEP, whole);
  }
  return {
    text,
    value: flaws.length === 0 ? plain(root, note, 0) : undefined,
    flaws,
    valueAt: (path) => rangeOf(find(root, path)) ?? whole,
    keyAt: (path) => rangeOf(pairOf(find(root, path.slice(0, -1)), path.at(-1))?.key) ?? whole,
  };
}

/** The words of the parser without what it quotes of the file: that could be anything. */
function saysOf(code: string, message: string): string {
  if (code === 'RESOURCE_EXHAUSTION') return TOO_DEEP;
  if (code === 'NON_STRING_KEY') return 'a key that is a list or mapping, wanted text';
  if (code === 'MULTIPLE_DOCS') return 'a second YAML document begins here, wanted one';
  if (code === 'TAG_RESOLVE_FAILED') return 'a YAML tag, wanted a plain value';
  return `not YAML: ${message.replace(/(?<! ): .*$| \\.*$/s, '')}`;
}

function plain(node: unknown, note: (says: string, at: Range) => void, depth: number): unknown {
  const at = rangeOf(node) ?? [0, 0];
  if (depth > DEEPEST) {
    note(TOO_DEEP, at);
  } else if (isAlias(node)) {
    note('a YAML alias, wanted the value itself', at);
  } else if (isSeq(node)) {
    return node.items.map((item) => plain(item, note, depth + 1));
  } else if (isMap(node)) {
    const entries = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (entries.has(name)) note(`the key ${quote(name)} is there twice`, rangeOf(key) ?? at);
      else entries.set(name, plain(value, note, depth + 1));
    }
    return Object.fromEntries(entries);
  } else if (isScalar(node)) {
    return node.value;
  }
  return undefined;
}

/** The node at `path`, or the last one on the way that there is. */
function find(root: unknown, path: Path): unknown {
  let node = root;
  for (const step of path) {
    const next = isSeq(node) ? node.items[Number(step)] : pairOf(node, step)?.value;
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}

function pairOf(node: unknown, key: string | number | undefined) {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function rangeOf(node: unknown): Range | undefined {
  const range = (node as Node | undefined | null)?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}
