import { fstatSync, statSync, writeFileSync } from 'node:fs';
import { Fault, reasonOf } from '../base/fault.ts';
import { stagesOf } from '../config/stages-of.ts';
import { Tally } from '../model/tally.ts';
import { run } from '../pipeline/run.ts';
import { Sluice } from '../pipeline/sluice.ts';
import { DescriptorSink } from '../sink/descriptor-sink.ts';
import { checkSources, openSource, STDIN } from '../source/open-source.ts';
import { progressFor } from './file-progress.ts';
import { type MessageOptions, type Messages, openMessages } from './messages.ts';
import { configOf, type ReadOptions } from './options.ts';
import { short } from './progress.ts';
import { abortOnSignal } from './signals.ts';

export interface RedactOptions extends ReadOptions, MessageOptions {
  readonly output?: string | undefined;
  readonly summary?: string | undefined;
}

/** The bare command: redacts files or standard input to standard output or a file. */
export async function redact(paths: readonly string[], options: RedactOptions): Promise<void> {
  const began = performance.now();
  const signal = abortOnSignal();
  const messages = await openMessages(options);
  const config = await configOf(options);
  const stages = await stagesOf(config, (fault) => messages.fault(fault));
  const inputs = paths.length > 0 ? paths : [STDIN];
  await checkSources(inputs);
  const sink = openSink(options.output, inputs);
  if (config.keys.directory === undefined)
    messages.notice(
      'no key directory: the pseudonyms of this run end with it (--keys DIR keeps them)',
    );
  if (paths.length === 0 && process.stdin.isTTY === true)
    messages.notice('reading standard input; end it with Ctrl-D, or name files');

  const sluice = new Sluice(stages);
  const written = new Tally();
  const progress = progressFor(inputs, options, options.output === undefined);
  const waiting = inputs[Symbol.iterator]();
  try {
    await run({
      nextSource: async () => {
        const next = waiting.next();
        if (next.done === true) return undefined;
        messages.detail(`reading ${next.value === STDIN ? 'standard input' : next.value}`);
        return await openSource(next.value);
      },
      sluice,
      sink,
      signal,
      written,
      onProgress: () => progress?.update(sluice.tally.bytesIn, sluice.tally.linesIn),
    });
    await sink.close();
  } finally {
    progress?.clear();
    const seconds = (performance.now() - began) / 1000;
    report(options, written, seconds, messages);
  }
}

function openSink(output: string | undefined, inputs: readonly string[]): DescriptorSink {
  for (const path of inputs) {
    if (!isOutput(path, output)) continue;
    const name = path === STDIN ? 'standard input' : path;
    throw new Fault('usage', `cannot read ${name}: it is also the output; name another --output`);
  }
  if (output !== undefined) return DescriptorSink.open(output);
  try {
    return new DescriptorSink('standard output', 1);
  } catch (cause) {
    throw new Fault('output', `cannot write standard output: ${reasonOf(cause)}`, cause);
  }
}

/** Whether an input is the file that is written: reading what one writes would never end. */
function isOutput(path: string, output: string | undefined): boolean {
  const into = output === undefined ? fstatSync(1) : statSync(output, { throwIfNoEntry: false });
  const from = path === STDIN ? fstatSync(0) : statSync(path);
  return into?.isFile() === true && from.dev === into.dev && from.ino === into.ino;
}

function report(options: RedactOptions, tally: Tally, seconds: number, messages: Messages): void {
  const withheld = tally.withheld.reduce((sum, count) => sum + count, 0);
  if (options.summary !== undefined) {
    const json = `${JSON.stringify({ ...tally.toJSON(), seconds: Number(seconds.toFixed(3)) })}\n`;
    writeSummary(options.summary, json, options.output !== undefined);
  }
  if (options.json !== true && process.stderr.isTTY !== true) return;
  const replaced = tally.replaced.reduce((sum, count) => sum + count, 0);
  messages.notice(
    `${tally.linesIn} lines in, ${tally.linesOut} out, ${withheld} withheld; ` +
      `${replaced} values replaced; ${seconds.toFixed(1)} s, ${short(tally.linesIn / seconds)} lines/s` +
      (tally.unparsed > 0 ? `; ${tally.unparsed} lines did not fit the format` : ''),
  );
}

/** `-` is standard output where that is free, else standard error. */
function writeSummary(path: string, json: string, stdoutIsFree: boolean): void {
  if (path === '-') {
    (stdoutIsFree ? process.stdout : process.stderr).write(json);
    return;
  }
  try {
    writeFileSync(path, json, { mode: 0o640 });
  } catch (cause) {
    throw new Fault('output', `cannot write the summary ${path}: ${reasonOf(cause)}`, cause);
  }
}
