import { systemClock } from '../base/clock.ts';
import { stagesOf } from '../config/stages-of.ts';
import { Audit, type AuditFind } from '../pipeline/audit.ts';
import { DescriptorSink } from '../sink/descriptor-sink.ts';
import { openSource, STDIN, sourceName } from '../source/open-source.ts';
import { printable } from '../yaml/quote.ts';
import { progressFor } from './file-progress.ts';
import { inputsOf } from './inputs.ts';
import { jsonText } from './json-text.ts';
import { type MessageOptions, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { print } from './print.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { refuseSameFile } from './same-file.ts';
import { table } from './table.ts';

/** `audit`: looks for personal data that is still there; exit 1 when some is found. */
export async function audit(
  paths: readonly string[],
  options: Omit<ReadOptions, 'keys'> & MessageOptions & { readonly html?: string | undefined },
): Promise<void> {
  const messages = await openMessages(options);
  if (options.html !== undefined) {
    refuseSameFile(paths, { output: undefined, summary: options.html });
    refuseForeign('the report', options.html, '<!doctype html>');
  }
  const config = await configOf(options);
  // Looking needs no keys.
  const stages = await stagesOf({ ...config, keys: { ...config.keys, directory: undefined } });
  const inputs = await inputsOf(paths, messages);
  // Whether the report can be written shows before the work.
  const report = options.html === undefined ? undefined : await DescriptorSink.open(options.html);
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
  if (report !== undefined) {
    const { auditHtml } = await import('./audit-html.ts');
    const made = new Date(systemClock() * 1000).toISOString();
    await report.write(Buffer.from(auditHtml({ lines, finds, made })));
    await report.close();
  }
  await print(options.json === true ? jsonText({ lines, finds }) : asText(finds, lines));
}

function asText(finds: readonly AuditFind[], lines: number): string {
  const read = lines === 1 ? '1 line' : `${lines} lines`;
  if (finds.length === 0) return `nothing found in ${read}\n`;
  const head = ['kind', 'rule', 'found by', 'in', 'count', 'first places'];
  const rows = finds.map(({ kind, rule = '', foundBy, field, count, places }) => [
    ...[kind, rule, foundBy, field, count, places.join(' ')],
  ]);
  const total = finds.reduce((sum, { count }) => sum + count, 0);
  return `${table([head, ...rows])}${total} found in ${read}\n`;
}
