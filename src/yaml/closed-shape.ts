import type { Path } from './flaw.ts';
import { nearest } from './nearest.ts';
import { describe, quote } from './quote.ts';

/** As much of a valibot schema as says which keys there are; wrappers and pipes copy it. */
export interface Shape {
  readonly wrapped?: Shape;
  /** Of a mapping: its keys, */
  readonly entries?: Readonly<Record<string, Shape>>;
  /** or, where all values are of one shape, its keys and that shape. */
  readonly key?: { readonly options: readonly string[] };
  readonly value?: Shape;
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
  const known = shape.key?.options ?? (shape.entries && Object.keys(shape.entries));
  if (known === undefined || value === null || value === undefined) return value;
  if (typeof value !== 'object' || Array.isArray(value)) {
    const found = `${nameOf(path)} is ${describe(value)}`;
    note('value', path, `${found}, wanted a mapping with keys of ${known.join(', ')}`);
    return undefined;
  }
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const place = [...path, key];
    const innerShape = shape.value ?? shape.entries?.[key];
    if (!known.includes(key)) note('key', place, unknownKey(key, known));
    else if (innerShape !== undefined) kept[key] = closeShape(innerShape, inner, place, note);
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
