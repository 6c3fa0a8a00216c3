import { isatty } from 'node:tty';
import { oldObjects } from '../base/collect-old-objects.ts';
import { Fault } from '../base/fault.ts';
import { limitNursery } from '../base/limit-nursery.ts';
import type { Config } from '../config/config.ts';
import type { OpenGate } from '../config/gate-parts.ts';
import { openGate } from '../config/open-gate.ts';
import { keyringOf, stagesOf } from '../config/stages-of.ts';
import { Tally } from '../model/tally.ts';
import { run } from '../pipeline/run.ts';
import { DescriptorSink } from '../sink/descriptor-sink.ts';
import { mayWait, openSource, STDIN, sourceName } from '../source/open-source.ts';
import { wasClosed } from './closed-descriptor.ts';
import { progressFor } from './file-progress.ts';
import { inputsOf } from './inputs.ts';
import { type MessageOptions, type Messages, openMessages } from './messages.ts';
import { configOf, type LoginOptions, type ReadOptions } from './options.ts';
import { type Progress, short } from './progress.ts';
import { refuseSameFile } from './same-file.ts';
import { abortOnSignal } from './signals.ts';
import { openSummary } from './summary.ts';
import { threadsFor } from './threads-for.ts';
import { WatchedRun } from './watched-run.ts';

interface RedactOptions extends ReadOptions, LoginOptions, MessageOptions {
  readonly output?: string | undefined;
  readonly summary?: string | undefined;
  readonly threads?: number | undefined;
}

/** The bare command: redacts files or standard input to standard output or a file. */
export async function redact(paths: readonly string[], options: RedactOptions): Promise<void> {
  limitNursery();
  const began = performance.now();
  const signal = abortOnSignal();
  const messages = await openMessages(options);
  const output = options.output === '-' ? undefined : options.output;
  const summary = options.summary === '-' ? undefined : options.summary;
  const loading = configOf(options);
  // What is wrong with it is told in its turn.
  const findings = await loading.then((config) => config.findings.file).catch(() => undefined);
  refuseSameFile(paths.length > 0 ? paths : [STDIN], { output, summary, findings });
  const summarize = await openSummary(options.summary, output !== undefined);
  const written = new Tally();
  const more: Record<string, unknown> = {};
  let failure: unknown;
  try {
    await redactInto(output, paths, options, { loading, messages, signal, written, more });
  } catch (cause) {
    failure = cause;
  }
  const seconds = (performance.now() - began) / 1000;
  const isPerson = options.json !== true && isatty(2);
  if (isPerson && (failure === undefined || written.linesIn > 0))
    messages.notice(lastWords(written, seconds));
  try {
    await summarize(written, seconds, more);
  } catch (cause) {
    // What went wrong first counts.
    if (failure === undefined) throw cause;
    if (cause instanceof Fault) messages.fault(cause);
  }
  if (failure !== undefined) throw failure;
}

interface Telling {
  readonly loading: Promise<Config>;
  readonly messages: Messages;
  readonly signal: AbortSignal;
  readonly written: Tally;
  /** What was counted beside the lines. */
  readonly more: Record<string, unknown>;
}

async function redactInto(
  output: string | undefined,
  paths: readonly string[],
  options: RedactOptions,
  { loading, messages, signal, written, more }: Telling,
): Promise<void> {
  let progress: Progress | undefined;
  const config = await loading;
  const keys = keyringOf(config.keys, (fault) => {
    progress?.clear();
    messages.fault(fault);
  });
  const stages = await stagesOf(config, keys);
  const inputs = await inputsOf(paths, messages);
  // Where lines come as they are written, a run can go on for months.
  const isLong = inputs.some(mayWait);
  const watched = await WatchedRun.open(config, stages, messages, isLong);
  const sink = output === undefined ? DescriptorSink.stdout() : await DescriptorSink.open(output);
  if (output === undefined && wasClosed(1))
    messages.notice('standard output is closed: the lines go nowhere');
  if (config.keys.directory === undefined)
    messages.notice(
      'no key directory: the pseudonyms of this run end with it (--keys DIR keeps them)',
    );
  progress = progressFor(inputs, options, output === undefined);
  const waiting = inputs[Symbol.iterator]();
  let open: OpenGate | undefined;
  let unfollow: (() => void) | undefined;
  const collect = oldObjects();
  try {
    await run({
      nextSource: async () => {
        const next = waiting.next();
        if (next.done === true) return undefined;
        progress?.clear();
        messages.detail(`reading ${sourceName(next.value)}`);
        return await openSource(next.value);
      },
      gate: async (write) => {
        open = await openGate(threadsFor(options.threads), {
          config,
          stages: watched.stages,
          keys,
          write,
        });
        if (isLong) unfollow = await follow(open, { config, watched, messages });
        return open.gate;
      },
      sink,
      signal,
      written,
      onProgress: () => {
        progress?.update(written.bytesIn, written.linesIn);
        collect(written.linesIn);
      },
      settled: () => watched.settled(),
    });
    if (signal.aborted) messages.detail('ended by a signal; what was read is written');
  } finally {
    unfollow?.();
    progress?.clear();
    try {
      await open?.close();
      await watched.close();
    } finally {
      Object.assign(more, watched.counts);
      await sink.close();
    }
  }
}

interface Followed {
  readonly config: Config;
  readonly watched: WatchedRun;
  readonly messages: Messages;
}

/** Follows what may change in a long run; what is needed for it is loaded only then. Gives what ends it. */
async function follow(
  open: OpenGate,
  { config, watched, messages }: Followed,
): Promise<() => void> {
  watched.follow(() => {
    open.forget().catch((cause: unknown) => messages.fault(staysAsItWas(cause)));
  });
  if (config.rules.length === 0) return () => undefined;
  const { followRules } = await import('./follow-rules.ts');
  return followRules({ config, messages, swap: (changed) => open.replace(changed) });
}

/** Lists or facts about networks changed, and threads could not be started that go by them. */
function staysAsItWas(cause: unknown): Fault {
  const says = cause instanceof Fault ? cause.message : 'cannot judge lines by the changed lists';
  return new Fault('config', `${says}\nlines go on by what the old lists say`, cause);
}

/** For a person, what has become of the lines. */
function lastWords(tally: Tally, seconds: number): string {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  const words = [
    `${tally.linesIn} lines in, ${tally.linesOut} out, ${sum(tally.withheld)} withheld`,
    `${sum(tally.replaced)} values replaced`,
    `${seconds.toFixed(1)} s, ${short(tally.linesIn / seconds)} lines/s`,
  ];
  if (tally.unparsed > 0) words.push(`${tally.unparsed} lines did not fit the format`);
  return words.join('; ');
}
