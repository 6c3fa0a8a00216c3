import { stagesOf } from '../config/stages-of.ts';
import { Audit, type AuditFind } from '../pipeline/audit.ts';
import { checkSources, openSource, STDIN } from '../source/open-source.ts';
import { progressFor } from './file-progress.ts';
import { type MessageOptions, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
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
  const inputs = paths.length > 0 ? paths : [STDIN];
  await checkSources(inputs);
  const machine = new Audit(stages);
  const progress = progressFor(inputs, options, false);
  for (const path of inputs) {
    const source = await openSource(path);
    messages.detail(`reading ${source.name}`);
    machine.begin(path === STDIN ? 'stdin' : path);
    for (let block = await source.next(); block !== undefined; block = await source.next()) {
      machine.push(block);
      progress?.update(machine.bytes, machine.lines);
    }
    machine.end();
    await source.close();
  }
  progress?.clear();
  const { finds, lines } = machine;
  if (finds.length > 0) process.exitCode = 1;
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ lines, finds })}\n` : asText(finds, lines),
  );
}

function asText(finds: readonly AuditFind[], lines: number): string {
  if (finds.length === 0) return `nothing found in ${lines} lines\n`;
  const rows = finds.map((f) => [f.kind, f.foundBy, f.field, f.count, f.places.join(' ')]);
  return table([['kind', 'found by', 'in', 'count', 'first places'], ...rows]);
}
