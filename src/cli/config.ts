import { Command } from '@commander-js/extra-typings';
import { Fault } from '../base/fault.ts';
import { REPORT_OPTIONS } from './options.ts';

const EXAMPLES = `Examples:
  logsluice config check logsluice.yaml    exit 1 and every fault with its place, or nothing
  logsluice config show                    the defaults, ready to be copied from
  logsluice config show logsluice.yaml     what this file amounts to, defaults filled in
  logsluice config schema > schema.json    for an editor that completes and checks
`;

/** `config`: what a config file says, and whether it is right. */
export function configCommand() {
  const config = new Command('config')
    .description('check and show the config')
    .addHelpText('before', EXAMPLES);
  config
    .command('check')
    .description('exit 1 when something is wrong, with every fault and its place')
    .argument('<file>', 'the config file')
    .option(...REPORT_OPTIONS.json)
    .action(async (file, options) => {
      const { loadConfig } = await import('../config/load.ts');
      const { stagesOf } = await import('../config/stages-of.ts');
      try {
        const { keys, ...rest } = await loadConfig(file);
        // Whether the format can be built shows only when it is built; keys are left alone.
        await stagesOf({ ...rest, keys: { ...keys, directory: undefined } });
        if (options.json === true) process.stdout.write('{"ok":true}\n');
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        const told = { ok: false, code: cause.code, message: cause.message };
        if (options.json === true) process.stdout.write(`${JSON.stringify(told)}\n`);
        else process.stdout.write(`${cause.message}\n`);
        process.exitCode = 1;
      }
    });
  config
    .command('show')
    .description('print the whole config, defaults filled in, as YAML')
    .argument('[file]', 'the config file; without one, the defaults')
    .option('--json', 'print it as JSON')
    .action(async (file, options) => {
      const { loadConfig } = await import('../config/load.ts');
      const { showConfig } = await import('../config/show.ts');
      const loaded = await loadConfig(file);
      const text = options.json === true ? `${JSON.stringify(loaded)}\n` : showConfig(loaded);
      process.stdout.write(text);
    });
  config
    .command('schema')
    .description('print the JSON Schema of a config file')
    .action(async () => {
      const { configJsonSchema } = await import('../config/json-schema.ts');
      process.stdout.write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
  for (const command of config.commands) command.exitOverride();
  return config;
}
