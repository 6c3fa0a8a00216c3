import type { Note } from './closed-shape.ts';
import type { Path } from './flaw.ts';
import { FORMAT_NAMES } from './formats.ts';
import { barePattern, splitPatterns } from './name-pattern.ts';
import { quote } from './quote.ts';

/** What is known of a mapping that may be wrong in any way. */
interface Values {
  readonly format?: unknown;
  readonly redact?: unknown;
  readonly names?: unknown;
}

/**
 * Notes what is wrong between one value and another, whatever else is wrong with the config: a
 * format that nothing defines, and a name that is said to be of two kinds.
 */
export function crossCheck(value: unknown, note: Note): void {
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
