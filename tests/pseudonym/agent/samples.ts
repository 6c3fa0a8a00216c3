import { readFileSync } from 'node:fs';

/** Pairs of an agent string and its family string from a text file beside this one. */
export function samples(file: string): (readonly [agent: string, family: string])[] {
  const text = readFileSync(new URL(file, import.meta.url), 'latin1');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length % 2 !== 0) throw new Error(`${file}: an agent without a family string`);
  return lines.flatMap((line, i) => (i % 2 === 0 ? [[line, lines[i + 1] ?? ''] as const] : []));
}
