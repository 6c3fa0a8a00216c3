import { thisMachine } from '../machine.ts';
import { FORMAT_NAMES, type FormatName, lineOf } from './format.ts';
import { harmlessTraffic } from './harmless-traffic.ts';
import { leakOf } from './judge/leak-of.ts';
import { wasChanged } from './judge/was-changed.ts';
import { KINDS } from './kinds.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { type CorpusLine, plant } from './plant.ts';
import type { Recall, Result, Wrong } from './result.ts';
import { foundIn, type Program, redacted } from './run.ts';

export interface MeasureOptions {
  readonly seed: number;
  readonly perCombination: number;
  /** Lines of generated traffic to be drawn in each format that the generator writes. */
  readonly traffic: number;
  readonly kind?: string | undefined;
  readonly encoding?: string | undefined;
}

/** Explaining a line takes a process. */
const MOST_EXPLAINED = 25;

/** Runs logsluice over the corpus, format by format, and judges every line that comes out. */
export function measure(
  program: Program,
  options: MeasureOptions,
  tell: (text: string) => void,
): Result {
  const { seed, perCombination } = options;
  const recalls = new Map<string, Recall>();
  const missed: Wrong[] = [];
  const falsePositives: Wrong[] = [];
  const harmless = { lines: 0, changed: 0 };
  for (const format of FORMAT_NAMES) {
    const planted = [...plantedLines(format, options)];
    const alike = [...harmlessLines(format, options)];
    tell(`${format}: ${planted.length} lines with a value, ${alike.length} without`);
    const out = redacted(
      program,
      format,
      [...planted, ...alike].map((line) => lineOf(line.pieces)),
    );
    for (const [i, line] of planted.entries()) {
      const isFound = leakOf(out[i] as string, line.secrets) === undefined;
      count(recalls, line, isFound);
      if (!isFound) missed.push(wrong(line, out[i] as string));
    }
    for (const [i, line] of alike.entries()) {
      const made = out[planted.length + i] as string;
      harmless.lines++;
      if (!wasChanged(made, line.pieces)) continue;
      harmless.changed++;
      const found =
        falsePositives.length < MOST_EXPLAINED
          ? { found: foundIn(program, format, lineOf(line.pieces)) }
          : {};
      falsePositives.push({ ...wrong(line, made), ...found });
    }
  }
  const date = new Date().toISOString().slice(0, 10);
  const machine = thisMachine();
  return {
    date,
    machine,
    seed,
    perCombination,
    recalls: [...recalls.values()],
    missed,
    harmless,
    falsePositives,
  };
}

function* plantedLines(format: FormatName, options: MeasureOptions): Generator<CorpusLine> {
  for (const kind of KINDS) {
    if (options.kind === undefined || kind.name === options.kind)
      yield* plant(kind, { ...options, format });
  }
}

/** Look-alikes and traffic; a look at one kind or encoding leaves them out. */
function* harmlessLines(format: FormatName, options: MeasureOptions): Generator<CorpusLine> {
  if (options.kind !== undefined || options.encoding !== undefined) return;
  for (const kind of LOOK_ALIKES) yield* plant(kind, { ...options, format });
  if (format !== 'text') yield* harmlessTraffic(format, options.traffic, options.seed);
}

function count(
  recalls: Map<string, Recall>,
  { kind, encoding }: CorpusLine,
  isFound: boolean,
): void {
  const key = `${kind}\n${encoding}`;
  const group = KINDS.find(({ name }) => name === kind)?.group ?? '';
  const { planted, found } = recalls.get(key) ?? { planted: 0, found: 0 };
  recalls.set(key, {
    kind,
    group,
    encoding,
    planted: planted + 1,
    found: found + (isFound ? 1 : 0),
  });
}

function wrong({ pieces, secrets: _, ...names }: CorpusLine, out: string): Wrong {
  return { ...names, line: lineOf(pieces), out };
}
