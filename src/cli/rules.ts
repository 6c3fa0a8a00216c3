import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS, readingCommand } from './options.ts';

const EXAMPLES = `  logsluice rules list                         what is looked for, what becomes of it, what it costs
  logsluice rules try 'KLANT-\\d{6}' access.log  what a pattern would hit in your log
  logsluice rules test ./my-rules              whether the rules do what their samples say
  logsluice rules lint ./my-rules              whether they get in each other's way, or hit too much
  logsluice rules bench ./my-rules             what each of them costs`;

const CONFIG = [
  '-c, --config <file>',
  'the policy of this config; see "logsluice config show"',
] as const;

const DIRS = ['[dirs...]', 'directories of rules; without one, the rules of the package'] as const;

/** `rules`: to read, try, test and tune the rules. */
export function rulesCommand() {
  const rules = newCommand('rules', EXAMPLES).description('list, try, test and tune the rules');
  for (const make of [listCommand, testCommand, lintCommand, benchCommand, tryCommand])
    rules.addCommand(make());
  return rules;
}

function listCommand() {
  return newCommand(
    'list',
    `  logsluice rules list                         the rules in force
  logsluice rules list -c logsluice.yaml       those that a config puts in force
  logsluice rules list --json | jq -r '.[].id' for a program`,
  )
    .description('show the rules in force: kind, action, status, samples, cost in ns a line')
    .option('-c, --config <file>', 'YAML config; see "logsluice config show"')
    .option(...REPORT_OPTIONS.json)
    .action(async (options) => {
      const { listRules } = await import('./rules-list.ts');
      await listRules(options);
    });
}

function testCommand() {
  return newCommand(
    'test',
    `  logsluice rules test                         the rules of the package
  logsluice rules test ./my-rules              rules of your own; exit 1 when a sample fails
  logsluice rules test ./my-rules --json       for a program`,
  )
    .description('prove every sample, and tell which parts of the rules no sample reaches')
    .argument(...DIRS)
    .option(...CONFIG)
    .option(...REPORT_OPTIONS.json)
    .action(async (dirs, options) => {
      const { testRuleFiles } = await import('./rules-test.ts');
      await testRuleFiles(dirs, options);
    });
}

function lintCommand() {
  return newCommand(
    'lint',
    `  logsluice rules lint                         the rules of the package
  logsluice rules lint ./my-rules              rules of your own, among those of the package
  logsluice rules lint ./my-rules --json       for a program`,
  )
    .description('find rules that overlap, are shadowed, slow or too broad; exit 1 on errors')
    .argument(...DIRS)
    .option(...CONFIG)
    .option(...REPORT_OPTIONS.json)
    .action(async (dirs, options) => {
      const { lintRuleFiles } = await import('./rules-lint.ts');
      await lintRuleFiles(dirs, options);
    });
}

function benchCommand() {
  return newCommand(
    'bench',
    `  logsluice rules bench                        each rule in force, and all of them
  logsluice rules bench ./my-rules             rules of your own
  logsluice rules bench --lines access.log     on lines of your own`,
  )
    .description('measure what each rule costs: ns a line over no rules')
    .argument(...DIRS)
    .option('--lines <file>', 'lines to measure on; without it, harmless ones of the package')
    .option(...CONFIG)
    .option(...REPORT_OPTIONS.json)
    .action(async (dirs, options) => {
      const { benchRules } = await import('./rules-bench.ts');
      await benchRules(dirs, options);
    });
}

function tryCommand() {
  return readingCommand(
    'try',
    `  logsluice rules try 'KLANT-\\d{6}' access.log              hits with their surroundings, and what
                                                           would change
  logsluice rules try my-rules/shop/customer.yaml access.log   the same for a rule, tested or not
  tail -n 10000 access.log | logsluice rules try '~[a-z]+/' -   standard input`,
  )
    .description(
      'try a pattern or a rule on a log; shows what it hits as it stands there, raw, since the log is yours',
    )
    .argument('<rule>', 'a pattern, or the YAML file of a rule (its name ends in .yaml)')
    .argument('<file>', 'the log; - is standard input')
    .option('-n, --first <count>', 'show so many hits, count them all', '20')
    .option('--kind <kind>', 'what a pattern finds: the kind whose action is shown', 'user')
    .option('-i, --ignore-case', 'letters of the pattern stand for both cases')
    .option(...REPORT_OPTIONS.json)
    .action(async (rule, file, options) => {
      const { tryRule } = await import('./rules-try.ts');
      await tryRule(rule, file, options);
    });
}
