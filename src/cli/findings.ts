import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS } from './options.ts';

const EXAMPLES = `  logsluice findings list --state state                       what is open, newest first
  logsluice findings show 7kq2 --state state                  the whole story of one
  logsluice findings verdict 7kq2 safe --by anna --state state  what it was; the next ones get better
  logsluice findings stats --file findings.ndjson             how many, by day and severity`;

const STATE = ['--state <dir>', 'the state directory of the run'] as const;
const FILE = [
  '--file <file>',
  'a file that a run wrote with --findings, in place of --state',
] as const;

/** `findings`: what a reviewer does with findings. */
export function findingsCommand() {
  const findings = newCommand('findings', EXAMPLES).description(
    'list, read and judge findings about logins',
  );
  findings.addCommand(listCommand());
  findings.addCommand(showCommand());
  findings.addCommand(verdictCommand());
  findings.addCommand(statsCommand());
  findings.addCommand(schemaCommand());
  return findings;
}

function listCommand() {
  return newCommand(
    'list',
    `  logsluice findings list --state state                        all, newest first
  logsluice findings list --state state --severity high --status open
  logsluice findings list --file findings.ndjson --since 2026-11-01 --json`,
  )
    .description('show the last state of each episode, newest first')
    .option(...STATE)
    .option(...FILE)
    .option('--severity <severity>', 'low, medium or high')
    .option('--status <status>', 'open, safe, compromised or noise')
    .option('--type <type>', 'unfamiliar_login, credential_attack, listed_address or configuration')
    .option('--account <pseudonym>', 'of this account, or one that begins so')
    .option('--since <time>', 'that ended at or after this time, RFC 3339 or a date')
    .option('--until <time>', 'that began before this time')
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const { listFindings } = await import('./findings-list.ts');
      await listFindings(options);
    });
}

function showCommand() {
  return newCommand(
    'show',
    `  logsluice findings show 7kq2 --state state     the beginning of an id is enough
  logsluice findings show 7kq2 --file findings.ndjson --json`,
  )
    .description('tell the whole story of one finding')
    .argument('<id>', 'its id, or as much of it as no other has')
    .option(...STATE)
    .option(...FILE)
    .option(...REPORT_OPTIONS.json)
    .action(async (id, options) => {
      const { showFinding } = await import('./findings-show.ts');
      await showFinding(id, options);
    });
}

function verdictCommand() {
  return newCommand(
    'verdict',
    `  logsluice findings verdict 7kq2 safe --by anna --state state
  logsluice findings verdict 7kq2 compromised --by anna --note 'called him' --state state`,
  )
    .description(
      'say what a finding was, and see what that changes; a run in progress takes it over',
    )
    .argument('<id>', 'its id, or as much of it as no other has')
    .argument('<verdict>', 'safe, compromised or noise')
    .requiredOption('--by <name>', 'who says so')
    .option('--note <text>', 'a note that stays with the verdict')
    .requiredOption(...STATE)
    .option(...REPORT_OPTIONS.json)
    .action(async (id, verdict, options) => {
      const { giveVerdict } = await import('./findings-verdict.ts');
      await giveVerdict(id, verdict, options);
    });
}

function statsCommand() {
  return newCommand('stats', '  logsluice findings stats --state state')
    .description('show how many there were, by day and severity, and what they turned out to be')
    .option(...STATE)
    .option(...FILE)
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const { findingStats } = await import('./findings-stats.ts');
      await findingStats(options);
    });
}

function schemaCommand() {
  return newCommand('schema', '  logsluice findings schema > findings.schema.json')
    .description('print the JSON Schema of one line of a findings file')
    .action(async () => {
      const [{ findingSchema }, { jsonText }, { print }] = await Promise.all([
        import('../sink/findings/finding-schema.ts'),
        import('./json-text.ts'),
        import('./print.ts'),
      ]);
      await print(jsonText(findingSchema()));
    });
}
