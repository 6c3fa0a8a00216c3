import { Fault } from '../base/fault.ts';
import type { Format } from '../model/format.ts';
import type { NameTable } from '../model/name-table.ts';
import { combined, common } from '../parse/access-log.ts';
import { carried } from '../parse/carried.ts';
import { Detect } from '../parse/detect.ts';
import { JsonLines } from '../parse/json-lines.ts';
import { isJsonFormat, type LogEscape, logFormat } from '../parse/log-format.ts';
import { logFormatNamed, readLogFormats } from '../parse/nginx-conf.ts';
import { nginxError } from '../parse/nginx-error.ts';
import { text } from '../parse/text.ts';
import { FORMAT_NAMES, type FormatName, isFormatName } from './formats.ts';

const jsonLines = (names: NameTable): Format => carried(new JsonLines(names));

const BUILDERS: Record<FormatName, (names: NameTable) => Format> = {
  auto: (names) =>
    new Detect([new JsonLines(names), nginxError(), combined(names), common(names)], text()),
  combined: (names) => carried(combined(names)),
  common: (names) => carried(common(names)),
  error: () => carried(nginxError()),
  json: jsonLines,
  text,
};

/**
 * The format that `--format` or the config names: one of the known ones, an nginx `log_format` string
 * (it has a `$` in it), or, with an nginx.conf, the name of a `log_format` in it.
 */
export async function formatOf(
  wanted: string,
  nginxConf: string | undefined,
  names: NameTable,
): Promise<Format> {
  if (wanted.includes('$')) return builtFrom('log_format', wanted, 'default', names);
  if (nginxConf !== undefined && wanted !== 'auto') {
    const formats = await readLogFormats(nginxConf);
    if (formats.has(wanted) || !isFormatName(wanted)) {
      const { format, escape: escaping } = logFormatNamed(formats, wanted, nginxConf);
      return builtFrom(wanted, format, escaping, names);
    }
  }
  if (isFormatName(wanted)) return BUILDERS[wanted](names);
  throw new Fault(
    'config',
    `cannot use format "${wanted}": wanted one of ${FORMAT_NAMES.join(', ')}, an nginx log_format ` +
      `string with $variables, or with --nginx-conf FILE the name of a log_format in it`,
  );
}

/** A `log_format` that spells a JSON object is read as JSON, which knows its quotes. */
function builtFrom(name: string, format: string, escaping: LogEscape, names: NameTable): Format {
  return isJsonFormat(format)
    ? jsonLines(names)
    : carried(logFormat(name, format, names, escaping));
}
