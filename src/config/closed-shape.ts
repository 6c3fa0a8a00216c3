import type { Path } from './flaw.ts';
import { nearest } from './nearest.ts';
import { describe, quote } from './quote.ts';

/** As much of a valibot schema as says which keys there are; wrappers and pipes copy it. */
export interface Shape {
  readonly wrapped?: Shape;
  readonly entries?: Readonly<Record<string, Shape>>;
}

/** Takes note of what is wrong with a value, or with the key that `path` ends in. */
export type Note = (at: 'key' | 'value', path: Path, says: string) => void;

/**
 * The value without what the shape has no place for: keys that are not in it, and other values where
 * a mapping belongs. Every one is noted; valibot itself stops at the first unknown key of a mapping
 * and takes a list for one. A section without content is none.
 */
export function closeShape(shape: Shape, value: unknown, path: Path, note: Note): unknown {
  if (shape.wrapped !== undefined) return closeShape(shape.wrapped, value, path, note);
  const { entries } = shape;
  if (entries === undefined || value === null || value === undefined) return value;
  const known = Object.keys(entries);
  if (typeof value !== 'object' || Array.isArray(value)) {
    const found = `${nameOf(path)} is ${describe(value)}`;
    note('value', path, `${found}, wanted a mapping with keys of ${known.join(', ')}`);
    return undefined;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (Object.hasOwn(entries, key)) {
      kept[key] = closeShape(entries[key], inner, [...path, key], note);
    } else {
      note('key', [...path, key], unknownKey(key, known));
    }
  }
  return kept;
}

/** The name of a place in a config, as in `redact.truncate.ipv4`. */
export function nameOf(path: Path): string {
  return path.length === 0 ? 'the config' : path.join('.');
}

function unknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return `unknown key ${quote(key)}, wanted one of ${known.join(', ')}${hint}`;
}
