import * as v from 'valibot';
import { closeShape, type Note, nameOf, type Shape } from './closed-shape.ts';
import type { Flaw, Path } from './flaw.ts';
import { nearest } from './nearest.ts';
import { describe } from './quote.ts';
import { yamlFault } from './yaml-fault.ts';
import type { YamlSource } from './yaml-source.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

type AnySchema = v.GenericSchema<unknown, unknown>;
type Issue = v.BaseIssue<unknown>;

/**
 * Reads `text` as YAML of the shape of `schema`. Throws one Fault with everything that is wrong,
 * each at its place. Values below keys that `looksSecret` knows are never quoted.
 */
export function check<S extends AnySchema>(
  schema: S,
  text: string,
  source: YamlSource,
): v.InferOutput<S> {
  const { looksSecret = () => false, crossCheck } = source;
  const yaml = readYaml(text);
  // Of a text that is no YAML nothing more is known.
  const isYaml = yaml.flaws.length === 0 || yaml.value !== undefined;
  if (!isYaml) throw yamlFault(source, text, yaml.flaws);
  const flaws: Flaw[] = [...yaml.flaws];
  const note: Note = (at, path, says) => flaws.push(flawAt(yaml, at, path, says, false));

  const closed = closeShape(schema as Shape, yaml.value ?? {}, [], note);
  const result = v.safeParse(schema, closed ?? {}, { abortPipeEarly: true });
  for (const issue of (result.issues ?? []).flatMap(innermost)) {
    const path = pathOf(issue);
    const meant = suggestion(issue);
    // What is nearly one of the words that are wanted is no secret.
    const hidden = meant === undefined && mayBeSecret(path, issue.input, looksSecret);
    const found = hidden ? 'a text that is not shown' : describe(issue.input);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    const says = isMissing(issue)
      ? `${nameOf(path)} is missing`
      : `${nameOf(path)} is ${found}, wanted ${issue.message}${hint}`;
    flaws.push(flawAt(yaml, 'value', path, says, hidden));
  }
  crossCheck?.(closed, note);

  if (flaws.length > 0 || !result.success) throw yamlFault(source, text, flaws);
  return result.output;
}

/** Whether it is a key that has to be there and is not. */
function isMissing({ type, input }: Issue): boolean {
  return type === 'strict_object' && input === undefined;
}

function flawAt(
  yaml: YamlText,
  at: 'key' | 'value',
  path: Path,
  says: string,
  hidden: boolean,
): Flaw {
  const [start, end] = at === 'key' ? yaml.keyAt(path) : yaml.valueAt(path);
  // All keys on the way are keys of the shape, but an unknown one and one whose value is hidden.
  const known = at === 'key' || hidden ? path.slice(0, -1) : path;
  return { start, end, says, open: known.map(String) };
}

/** Of a value that fits none of several shapes, what is wrong deepest inside. */
function innermost(issue: Issue): Issue[] {
  const { path, issues } = issue;
  const deeper = (issues ?? []).filter((inner) => inner.path !== undefined);
  if (path === undefined || deeper.length === 0) return [issue];
  return deeper.map((inner): Issue => ({ ...inner, path: [...path, ...(inner.path ?? [])] }));
}

function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** The option of a list of options that is nearest to what was found. */
function suggestion({ type, input, expected }: Issue): string | undefined {
  if (type !== 'picklist' || typeof input !== 'string') return undefined;
  return nearest(
    input,
    Array.from(expected?.matchAll(/"(\w+)"/g) ?? [], ([, option]) => option),
  );
}

/** Patterns of names are none, whatever the name of their kind is. */
function mayBeSecret(path: Path, input: unknown, looksSecret: (name: string) => boolean): boolean {
  const key = path.at(-1);
  if (typeof input !== 'string' || typeof key !== 'string') return false;
  return path.at(-2) !== 'names' && looksSecret(key);
}
