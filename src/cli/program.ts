import { configCommand } from './config.ts';
import { EXIT_STATUSES } from './exit-statuses.ts';
import { findingsCommand } from './findings.ts';
import { geoCommand } from './geo.ts';
import { keysCommand } from './keys.ts';
import { listsCommand } from './lists.ts';
import {
  KEYS_OPTION,
  LOGIN_OPTIONS,
  REPORT_OPTIONS,
  readingCommand,
  several,
  THREADS_OPTION,
  threadCount,
} from './options.ts';
import { versionText } from './product-version.ts';
import { rulesCommand } from './rules.ts';
import { tellUsage } from './usage.ts';

const EXAMPLES = `  logsluice access.log > clean.log                     redact a file
  tail -F access.log | logsluice --keys keys > clean.log
                                                       redact as lines come, with lasting pseudonyms
  logsluice explain < access.log                       why the first line comes out as it does
  logsluice audit clean.log                            look for personal data that is still there
  logsluice rules try 'KLANT-\\d{6}' access.log         what a rule of your own would hit
  logsluice --nginx-conf /etc/nginx/nginx.conf --format main access.log
                                                       read a log_format from the nginx config`;

const EXPLAIN_EXAMPLES = `  sed -n 42p access.log | logsluice explain            why line 42 comes out as it does
  logsluice explain --keys keys --json < one-line.log  the same for a program, with lasting keys`;

const AUDIT_EXAMPLES = `  logsluice audit clean.log                            what is left, where, how often; never the value
  logsluice audit --html report.html old/*.log         a page with bars
  logsluice audit --json old/*.log > report.json       for a program`;

const AFTER = `
Lines go to standard output, everything else to standard error. What cannot be judged is withheld:
a marker line stands in its place, and it is counted. Nothing is ever passed on raw because
something failed. A first SIGINT or SIGTERM ends the run in good order: what was read is written, the
exit status is 0; a second one ends it at once.

Exit status:
${EXIT_STATUSES.map(([status, says]) => `  ${String(status).padStart(2)}  ${says}\n`).join('')}`;

/** The command line. What a command does is loaded only when it is called; help goes to `say`. */
export function program(say: (text: string) => void) {
  const root = readingCommand('logsluice', EXAMPLES)
    .description(
      'Redacts web server logs: lines in, the same lines out with nothing personal left.',
    )
    .argument('[files...]', 'files to redact, one after the other; - or none is standard input')
    .option(...KEYS_OPTION)
    .option('-o, --output <file>', 'write lines to this file, in place of what it holds')
    .option(
      '--summary <file>',
      'write what was counted as one JSON object, also after a failure; - is standard output with --output, else standard error',
    )
    .option(...THREADS_OPTION, threadCount)
    .option(...LOGIN_OPTIONS.findings)
    .option(...LOGIN_OPTIONS.format)
    .option(...LOGIN_OPTIONS.state)
    .option(...LOGIN_OPTIONS.geo, several)
    .option(...REPORT_OPTIONS.json)
    .option(...REPORT_OPTIONS.quiet)
    .option(...REPORT_OPTIONS.verbose)
    .version(versionText(), '-V, --version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', AFTER)
    .enablePositionalOptions()
    .hook('preSubcommand', (root, command) => {
      // They would be taken for options of the bare run, and have no effect.
      if (Object.keys(root.opts()).length > 0)
        root.error(`error: options of ${command.name()} go behind its name`);
    })
    .action(async (files, options) => {
      const { redact } = await import('./redact.ts');
      await redact(files, options);
    });
  const commands = [
    ...[explainCommand, auditCommand, rulesCommand, keysCommand, findingsCommand],
    ...[geoCommand, () => listsCommand(namedLists), configCommand],
  ];
  for (const make of commands) root.addCommand(make());
  tellUsage(root, say);
  return root;
}

/** The lists that a config names. */
async function namedLists(path: string | undefined) {
  const [{ loadConfig }, { filterSettingsOf }] = await Promise.all([
    import('../config/load.ts'),
    import('../config/filter-settings-of.ts'),
  ]);
  return filterSettingsOf((await loadConfig(path)).filter).lists;
}

function explainCommand() {
  return readingCommand('explain', EXPLAIN_EXAMPLES)
    .description('say for one line what was found, by what, and what becomes of it')
    .argument(
      '[line]',
      'the line; without one, the first line of standard input, which keeps it out of the process list',
    )
    .option(...KEYS_OPTION)
    .option(...REPORT_OPTIONS.json)
    .action(async (line, options) => {
      const { explain } = await import('./explain.ts');
      await explain(line, options);
    });
}

function auditCommand() {
  return readingCommand('audit', AUDIT_EXAMPLES)
    .description('look for personal data that is still there, and exit 1 if there is some')
    .argument('[files...]', 'files to look through; - or none is standard input')
    .option('--html <file>', 'write a report of one page to this file too')
    .option(...REPORT_OPTIONS.json)
    .option(...REPORT_OPTIONS.quiet)
    .option(...REPORT_OPTIONS.verbose)
    .action(async (files, options) => {
      const { audit } = await import('./audit.ts');
      await audit(files, options);
    });
}
