import { Fault } from '../base/fault.ts';
import type { Config } from '../config/config.ts';
import type { FindingFormat } from '../sink/findings/finding-format.ts';
import { newCommand } from './new-command.ts';

/** Written out: what writes them is loaded for runs that do. */
const FORMATS: readonly FindingFormat[] = ['native', 'ecs', 'ocsf'];

/** The options that say how lines are read, for every command that reads lines. */
export interface ReadOptions {
  readonly format?: string | undefined;
  readonly nginxConf?: string | undefined;
  readonly config?: string | undefined;
  readonly keys?: string | undefined;
}

/** A command with the options that say how lines are read. */
export function readingCommand(name: string, examples: string) {
  return newCommand(name, examples)
    .option(
      '-f, --format <format>',
      'auto, combined, common, error, json, text, an nginx log_format string, or with --nginx-conf the name of one (default: auto)',
    )
    .option('--nginx-conf <file>', 'take the log_format that --format names from this nginx.conf')
    .option('-c, --config <file>', 'YAML config; see "logsluice config show"');
}

export const KEYS_OPTION = [
  '-k, --keys <dir>',
  'key directory, made by "logsluice keys init"; without one, keys end with the run',
] as const;

/** The options of a run about logins, in place of what the config says. */
export interface LoginOptions {
  readonly findings?: string | undefined;
  readonly findingsFormat?: string | undefined;
  readonly state?: string | undefined;
  readonly geo?: readonly string[] | undefined;
}

export const LOGIN_OPTIONS = {
  findings: [
    '--findings <file>',
    'write findings to this file, one JSON object a line; without it and webhooks each is a line on standard error, which -q leaves out',
  ],
  format: ['--findings-format <format>', 'native, ecs or ocsf (default: native)'],
  state: ['--state <dir>', 'keep the history of logins here; without it, it ends with the run'],
  geo: [
    '--geo <file>',
    'a MaxMind DB file of your own, before the embedded data; may be given several times, the first one that knows a fact counts',
  ],
} as const;

export const THREADS_OPTION = [
  '--threads <n>',
  'judge lines on so many threads, from 1 to 64; what leaves is the same (default: one, and where that cannot keep up one less than there are cores, at most 8)',
] as const;

/** More threads than any machine has use for. */
const MOST_THREADS = 64;

/** The number that --threads says. */
export function threadCount(said: string): number {
  const count = Number(said);
  if (/^\d+$/.test(said) && count >= 1 && count <= MOST_THREADS) return count;
  throw new Fault(
    'usage',
    `cannot take the number that --threads says: it is no whole number from 1 to ${MOST_THREADS}`,
  );
}

/** Collects an option that may be given several times. */
export function several(file: string, files: readonly string[] = []): string[] {
  return [...files, file];
}

/** The options that say how a command reports. */
export const REPORT_OPTIONS = {
  json: ['--json', 'write for programs: JSON in place of tables and sentences'],
  quiet: ['-q, --quiet', 'only errors on standard error'],
  verbose: ['-v, --verbose', 'tell each step on standard error'],
} as const;

/** The config file, or the defaults, with what the command line says in its place. */
export async function configOf(options: ReadOptions & LoginOptions): Promise<Config> {
  const { loadConfig } = await import('../config/load.ts');
  const config = await loadConfig(options.config);
  const format = options.format ?? config.format;
  if (options.nginxConf !== undefined && format === 'auto')
    throw new Fault(
      'usage',
      'cannot take a log_format from --nginx-conf: no name is given, wanted --format NAME, as in "log_format NAME …"',
    );
  return {
    ...config,
    format,
    nginxConf: options.nginxConf ?? config.nginxConf,
    keys: { ...config.keys, directory: options.keys ?? config.keys.directory },
    geo: options.geo ?? config.geo,
    logins: { ...config.logins, state: options.state ?? config.logins.state },
    findings: {
      file: findingsFile(options.findings) ?? config.findings.file,
      format: findingFormat(options.findingsFormat) ?? config.findings.format,
    },
  };
}

/** Unlike the summary they are many, and appended: standard output has the lines. */
function findingsFile(said: string | undefined): string | undefined {
  if (said === '-')
    throw new Fault(
      'usage',
      'cannot write findings as --findings says: - is standard output, which has the lines, wanted a file; without --findings each is a line on standard error',
    );
  return said;
}

function findingFormat(said: string | undefined): FindingFormat | undefined {
  const format = FORMATS.find((one) => one === said);
  if (said !== undefined && format === undefined)
    throw new Fault(
      'usage',
      `cannot write findings as --findings-format says: no such format, wanted one of ${FORMATS.join(', ')}`,
    );
  return format;
}
