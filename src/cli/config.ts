import { Fault } from '../base/fault.ts';
import { jsonText } from './json-text.ts';
import { newCommand } from './new-command.ts';
import { REPORT_OPTIONS } from './options.ts';
import { print } from './print.ts';

const EXAMPLES = `  logsluice config check logsluice.yaml    exit 1 and every fault with its place, or nothing
  logsluice config show                    the defaults, ready to be copied from
  logsluice config show logsluice.yaml     what this file amounts to, defaults filled in
  logsluice config schema > schema.json    for an editor that completes and checks`;

/** `config`: what a config file says, and whether it is right. */
export function configCommand() {
  const config = newCommand('config', EXAMPLES).description('check and show the config');
  config.addCommand(checkCommand());
  config.addCommand(showCommand());
  config.addCommand(schemaCommand());
  return config;
}

function checkCommand() {
  return newCommand(
    'check',
    `  logsluice config check logsluice.yaml && systemctl restart logsluice
  logsluice config check --json logsluice.yaml     {"ok":true}, or what is wrong`,
  )
    .description('exit 1 when something is wrong, with every fault and its place')
    .argument('<file>', 'the config file')
    .option(...REPORT_OPTIONS.json)
    .action(async (file, options) => {
      const fault = await faultOf(file);
      if (fault !== undefined) process.exitCode = 1;
      const { code, message } = fault ?? {};
      if (options.json === true) await print(jsonText({ ok: fault === undefined, code, message }));
      else if (message !== undefined) await print(`${message}\n`);
    });
}

/** What is wrong with a config file. */
async function faultOf(file: string): Promise<Fault | undefined> {
  const { loadConfig } = await import('../config/load.ts');
  const { stagesOf } = await import('../config/stages-of.ts');
  try {
    const { keys, ...rest } = await loadConfig(file);
    // Whether the format can be built shows only when it is built; keys are left alone.
    await stagesOf({ ...rest, keys: { ...keys, directory: undefined } });
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
  return undefined;
}

function showCommand() {
  return newCommand(
    'show',
    `  logsluice config show > logsluice.yaml   the defaults, to begin with
  logsluice config show logsluice.yaml     what this file amounts to
  logsluice config show --json | jq .keys  for a program`,
  )
    .description('print the whole config, defaults filled in, as YAML')
    .argument('[file]', 'the config file; without one, the defaults')
    .option(...REPORT_OPTIONS.json)
    .action(async (file, options) => {
      const { loadConfig } = await import('../config/load.ts');
      const { showConfig } = await import('../config/show.ts');
      const text = showConfig(await loadConfig(file));
      if (options.json !== true) return print(text);
      const { parse } = await import('yaml');
      await print(jsonText(parse(text)));
    });
}

function schemaCommand() {
  return newCommand('schema', '  logsluice config schema > logsluice.schema.json')
    .description('print the JSON Schema of a config file')
    .action(async () => {
      const { configJsonSchema } = await import('../config/json-schema.ts');
      await print(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
    });
}
