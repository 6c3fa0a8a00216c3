import type { Format } from '../model/format.ts';
import { Kind } from '../model/kind.ts';
import type { NameTable } from '../model/name-table.ts';
import { Columns } from './columns.ts';
import { type LogFormatSyntax, logFormatSyntax } from './log-format-syntax.ts';
import { nginxVariable, type Variable } from './nginx-variables.ts';

/** How nginx writes a value: `"` as `\x22`, as `\"`, or as it is. */
export const LOG_ESCAPES = ['default', 'json', 'none'] as const;

export type LogEscape = (typeof LOG_ESCAPES)[number];

/**
 * Which kind two variables are together that no literal parts: the one that comes first here. What
 * is replaced as a whole goes before what is searched, and what is searched before what is kept.
 */
const STRICTEST: readonly number[] = [
  Kind.secret,
  Kind.cookie,
  Kind.user,
  Kind.email,
  Kind.name,
  Kind.phone,
  Kind.birth,
  Kind.bsn,
  Kind.iban,
  Kind.postal,
  Kind.userinfo,
  Kind.address,
  Kind.forwarded,
  Kind.upstream,
  Kind.host,
  Kind.embedded,
  Kind.agent,
  Kind.referer,
  Kind.request,
  Kind.target,
  Kind.lookalike,
  Kind.text,
  Kind.time,
  Kind.plain,
];

/**
 * A format from the string of an nginx `log_format`: literals and `$variables`. What each variable
 * holds says nginx-variables.ts; for names of the site's own `names` is asked. Variables without a
 * literal between them are one field of the stricter kind. Throws a `config` fault where the string
 * is no log format.
 */
export function logFormat(
  name: string,
  format: string,
  names: NameTable,
  escaping: LogEscape,
): Format {
  const { lead, columns } = logFormatSyntax(name, format);
  return new Columns(
    name,
    lead,
    columns.map(({ variables, literal }) => ({
      ...together(variables.map((variable) => nginxVariable(variable, names))),
      literal,
    })),
    escaping !== 'none',
  );
}

/**
 * Whether the lines of a `log_format` are JSON objects, which the JSON format reads better: a value
 * may then hold anything, and keys may be added without telling us.
 */
export function isJsonFormat(format: string): boolean {
  let syntax: LogFormatSyntax;
  try {
    syntax = logFormatSyntax('', format);
  } catch {
    return false;
  }
  // A number is right both within quotes and without.
  const sample = [syntax.lead, ...syntax.columns.map((column) => column.literal)]
    .map((literal) => Buffer.from(literal).toString('utf8'))
    .join('0')
    .trim();
  if (!sample.startsWith('{')) return false;
  try {
    JSON.parse(sample);
    return true;
  } catch {
    return false;
  }
}

function together(variables: readonly Variable[]): Variable {
  if (variables.length === 1) return variables[0];
  const kinds = variables.map((variable) => variable.kind);
  const flags = variables.reduce((all, variable) => all | variable.flags, 0);
  return {
    kind: STRICTEST.find((kind) => kinds.includes(kind)) ?? Kind.text,
    shape: 'open',
    flags,
  };
}
