import { printable } from '../config/quote.ts';
import { stagesOf } from '../config/stages-of.ts';
import { Audit, type AuditFind } from '../pipeline/audit.ts';
import { openSource, STDIN, sourceName } from '../source/open-source.ts';
import { progressFor } from './file-progress.ts';
import { inputsOf } from './inputs.ts';
import { jsonText } from './json-text.ts';
import { type MessageOptions, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { print } from './print.ts';
import { table } from './table.ts';

/** `audit`: looks for personal data that is still there; exit 1 when some is found. */
export async function audit(
  paths: readonly string[],
  options: Omit<ReadOptions, 'keys'> & MessageOptions,
): Promise<void> {
  const messages = await openMessages(options);
  const config = await configOf(options);
  // Looking needs no keys.
  const stages = await stagesOf({ ...config, keys: { ...config.keys, directory: undefined } });
  const inputs = await inputsOf(paths, messages);
  const machine = new Audit(stages);
  const progress = progressFor(inputs, options, false);
  try {
    for (const path of inputs) {
      progress?.clear();
      messages.detail(`reading ${sourceName(path)}`);
      const source = await openSource(path);
      machine.begin(path === STDIN ? 'stdin' : printable(path));
      for (let block = await source.next(); block !== undefined; block = await source.next()) {
        machine.push(block);
        progress?.update(machine.bytes, machine.lines);
      }
      machine.end();
      await source.close();
    }
  } finally {
    progress?.clear();
  }
  const { finds, lines } = machine;
  if (finds.length > 0) process.exitCode = 1;
  await print(options.json === true ? jsonText({ lines, finds }) : asText(finds, lines));
}

function asText(finds: readonly AuditFind[], lines: number): string {
  const read = lines === 1 ? '1 line' : `${lines} lines`;
  if (finds.length === 0) return `nothing found in ${read}\n`;
  const rows = finds.map((f) => [f.kind, f.foundBy, f.field, f.count, f.places.join(' ')]);
  return `${table([['kind', 'found by', 'in', 'count', 'first places'], ...rows])}in ${read}\n`;
}
