import { barePattern, splitPatterns } from '../model/name-pattern.ts';
import type { Rule } from '../model/rule.ts';
import { isNamed } from '../rules/select-rules.ts';
import type { Note } from '../yaml/closed-shape.ts';
import type { Path } from '../yaml/flaw.ts';
import { nearest } from '../yaml/nearest.ts';
import { quote } from '../yaml/quote.ts';
import type { RuleChange } from './config.ts';
import { FORMAT_NAMES } from './formats.ts';
import { isPath } from './selectors-of.ts';

/** What is known of a mapping that may be wrong in any way. */
interface Values {
  readonly format?: unknown;
  readonly redact?: unknown;
  readonly rules?: unknown;
  readonly names?: unknown;
}

/**
 * Notes what is wrong between one value and another, whatever else is wrong with the config: a
 * format that nothing defines, and a name that is said to be of two kinds.
 */
export function crossCheck(value: unknown, note: Note, library: readonly Rule[]): void {
  const config = mapping(value);
  const { format } = config;
  if (typeof format === 'string' && format !== '' && !isKnown(format, config)) {
    const says = `format is ${quote(format)}, wanted one of ${FORMAT_NAMES.join(', ')}`;
    note(
      'value',
      ['format'],
      `${says}, an nginx log_format string, or a name that nginx_conf defines`,
    );
  }
  // Where directories are named, what their rules are called shows when they are read.
  const hasOwn = Array.isArray(config.rules) && config.rules.some(isOwn);
  if (Array.isArray(config.rules) && !hasOwn)
    for (const [i, entry] of config.rules.entries()) checkSelector(entry, i, note, library);
  const { names } = mapping(config.redact);
  const kinds = new Map<string, string>();
  for (const { kind, path, pattern } of patternsOf(mapping(names))) {
    const bare = barePattern(pattern);
    const other = kinds.get(bare);
    if (other !== undefined && other !== kind) {
      const says = `the name ${quote(pattern)} is said to be ${kind} and ${other}`;
      note('value', ['redact', 'names', ...path], `${says}, wanted one of them`);
    }
    kinds.set(bare, kind);
  }
}

function isOwn(entry: unknown): boolean {
  return typeof entry === 'string' && isPath(entry);
}

/** Notes a rule or group that the library does not have. */
function checkSelector(entry: unknown, i: number, note: Note, library: readonly Rule[]): void {
  const said = typeof entry === 'string' ? entry : (entry as RuleChange | null)?.rule;
  if (typeof said !== 'string' || said === '' || isPath(said)) return;
  const name = said.replace(/^-/, '');
  if (library.some((rule) => isNamed(rule, name))) return;
  const groups = new Set(library.map(({ id }) => id.replace(/\/.*/, '')));
  const meant = nearest(name, [...groups, ...library.map(({ id }) => id)]);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  const wanted = `wanted a rule, one of the groups ${[...groups].join(', ')}, or ./directory`;
  note('value', ['rules', i], `rules names ${quote(said)}, ${wanted}${hint}`);
}

/** A log_format string has variables; a name needs a configuration that defines it. */
function isKnown(format: string, config: Values): boolean {
  if (format.includes('$') || 'nginx_conf' in config) return true;
  return (FORMAT_NAMES as readonly string[]).includes(format);
}

function* patternsOf(names: Values) {
  for (const [kind, said] of Object.entries(names)) {
    const texts: [Path, unknown][] = Array.isArray(said)
      ? said.map((text, i) => [[kind, i], text])
      : [[[kind], said]];
    for (const [path, text] of texts) {
      if (typeof text !== 'string') continue;
      for (const pattern of splitPatterns(text)) yield { kind, path, pattern };
    }
  }
}

function mapping(value: unknown): Values {
  return typeof value === 'object' && value !== null ? value : {};
}
