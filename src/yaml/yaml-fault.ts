import { Fault } from '../base/fault.ts';
import type { Flaw } from './flaw.ts';
import { printable } from './quote.ts';
import type { YamlSource } from './yaml-source.ts';

/** More faults than this are counted and not told. */
const MOST_TOLD = 20;

/** More of a line is not shown; the place is in it. */
const WIDEST = 96;

const INDENT = '    ';

/** A key in front of its value, in YAML or JSON. */
const KEY = /["']?([\w@.*-]{1,128})["']?\s{0,8}:\s{0,8}/g;

/**
 * One fault for all that is wrong with a text of YAML, in the order of the places:
 *
 *   logsluice.yaml:3:3: unknown key "adress", wanted one of …
 *         adress: ula
 *         ^^^^^^
 */
export function yamlFault(source: YamlSource, text: string, flaws: readonly Flaw[]): Fault {
  const { looksSecret = () => false } = source;
  const name = printable(source.name);
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  // What is missing at the end of the file is missing behind the last thing in it.
  const last = text.trimEnd().length;
  const told = flaws
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST_TOLD)
    .map((flaw) => {
      const start = Math.min(flaw.start, last);
      const row = rowOf(starts, start);
      const column = start - starts[row];
      const where = `${name}:${row + 1}:${column + 1}: ${flaw.says}`;
      const shown = withoutSecrets(lines, row, column, flaw.open, looksSecret);
      return `${where}\n${drawing(shown, column, flaw.end - flaw.start)}`;
    });
  const count = flaws.length === 1 ? 'a fault' : `${flaws.length} faults`;
  const more = flaws.length - told.length;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return new Fault('config', [`${source.kind} ${name} has ${count}`, ...told, ...rest].join('\n'));
}

/** The last row that begins at or before `offset`. */
function rowOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * A line up to the first value below a key that looks like a secret's. Where nothing is known of the
 * keys around, the keys of less indented lines above count too.
 */
function withoutSecrets(
  lines: readonly string[],
  row: number,
  column: number,
  open: readonly string[] | undefined,
  looksSecret: (name: string) => boolean,
): string {
  const line = lines[row].replace(/\r$/, '');
  const secretAt = (text: string): number => {
    for (const key of text.matchAll(KEY)) {
      if (!open?.includes(key[1]) && looksSecret(key[1])) return key.index + key[0].length;
    }
    return -1;
  };
  if (open === undefined) {
    let indent = indentOf(line, column);
    for (let i = row - 1; i >= 0 && indent > 0; i--) {
      const above = indentOf(lines[i], indent);
      if (above >= indent) continue;
      if (secretAt(lines[i]) !== -1) return `${' '.repeat(indentOf(line, column))}…`;
      indent = above;
    }
  }
  const from = secretAt(line);
  return from === -1 || from >= line.length ? line : `${line.slice(0, from)}…`;
}

/** How far a line is indented; an empty one as far as asked. */
function indentOf(line: string, otherwise: number): number {
  const indent = line.search(/\S/);
  return indent === -1 ? otherwise : indent;
}

/** The line and, below it, carets under `width` characters from `column` on. */
function drawing(line: string, column: number, width: number): string {
  const from = Math.max(0, Math.min(column - WIDEST / 2, line.length - WIDEST));
  const shown = line.slice(from, from + WIDEST);
  const at = Math.min(column - from, shown.length);
  const carets = Math.max(1, Math.min(width, shown.length - at));
  return `${INDENT}${printable(shown)}\n${INDENT}${' '.repeat(at)}${'^'.repeat(carets)}`;
}
