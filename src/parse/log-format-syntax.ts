import { bytesOf } from '../base/ascii.ts';
import { Fault } from '../base/fault.ts';

/** What a format string consists of: its first literal, then variables, each with what follows it. */
export interface LogFormatSyntax {
  readonly lead: Uint8Array;
  readonly columns: readonly Column[];
}

interface Column {
  /** More than one where no literal stands between variables (`$scheme$host`). */
  readonly variables: readonly string[];
  /** The bytes up to the next variable; empty behind the last one only. */
  readonly literal: Uint8Array;
}

/** `$name`, `${name}`, or a `$` that is neither. */
const VARIABLE = /\$(?:\{([A-Za-z0-9_]+)\}|([A-Za-z0-9_]+)|)/g;

/**
 * Takes an nginx `log_format` string apart, by the grammar of ngx_http_log_module. Throws a
 * `config` fault where a `$` names no variable, and when there is no variable at all.
 */
export function logFormatSyntax(name: string, format: string): LogFormatSyntax {
  const literals: string[] = [];
  const groups: string[][] = [];
  let at = 0;
  for (const match of format.matchAll(VARIABLE)) {
    const variable = match[1] ?? match[2];
    if (variable === undefined) {
      throw new Fault(
        'config',
        `reading log format "${name}": "$" at column ${match.index + 1} is followed by no variable name, wanted $name or \${name}`,
      );
    }
    const literal = format.slice(at, match.index);
    const group = groups.at(-1);
    if (literal === '' && group !== undefined) group.push(variable);
    else {
      literals.push(literal);
      groups.push([variable]);
    }
    at = match.index + match[0].length;
  }
  if (groups.length === 0) {
    throw new Fault(
      'config',
      `reading log format "${name}": found no variable, wanted at least one, such as $remote_addr`,
    );
  }
  literals.push(format.slice(at));
  return {
    lead: utf8(literals[0]),
    columns: groups.map((variables, i) => ({ variables, literal: utf8(literals[i + 1]) })),
  };
}

/** The bytes of the format as they stand in the log. */
function utf8(literal: string): Uint8Array {
  return bytesOf(Buffer.from(literal, 'utf8').toString('latin1'));
}
