import { contentEnd, NewlineFrame } from '../frame/newline.ts';
import { Fields, Fit } from '../model/fields.ts';
import { Kind } from '../model/kind.ts';
import { LineTable } from '../model/line-table.ts';
import { Tape } from '../model/tape.ts';
import { actionsOf } from '../pipeline/actions.ts';
import type { Stages } from '../pipeline/stages.ts';
import { Resolver } from '../redact/resolve.ts';
import { Scanner } from '../redact/scan/scan.ts';

const LINE_FEED = 0x0a;

const KIND_NAMES = Object.fromEntries(Object.entries(Kind).map(([name, code]) => [code, name]));

/** A stretch of a line; whether the rule hits it, and of a line that leaves what stands there. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** A line that is hit. */
export interface HitLine {
  /** From 1. */
  readonly line: number;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
  readonly hits: readonly { readonly field: string; readonly from: number; readonly to: number }[];
}

/**
 * Tries the rules of `stages` on a log: counts every hit and keeps the first lines that have some, raw.
 * A pure machine, without I/O.
 */
export class Trial {
  lines = 0;
  linesHit = 0;
  hits = 0;
  readonly shown: HitLine[] = [];
  /** Why something was looked at and left, and how often. */
  readonly misses = new Map<string, number>();
  readonly #stages: Stages;
  readonly #most: number;
  readonly #frame: NewlineFrame;
  readonly #scanner: Scanner;
  readonly #resolver: Resolver;
  readonly #fields = new Fields();
  readonly #tape = new Tape();
  readonly #table = new LineTable();

  /** `most` lines with hits are kept. */
  constructor(stages: Stages, most: number) {
    const { policy, names, keyring, lineLimit } = stages;
    const { actions, noAddress } = actionsOf(policy, names);
    this.#stages = stages;
    this.#most = most;
    this.#scanner = new Scanner(names, policy);
    this.#scanner.nearMiss = (_from, _to, why) =>
      this.misses.set(why, (this.misses.get(why) ?? 0) + 1);
    this.#resolver = new Resolver(actions, noAddress, keyring);
    this.#frame = new NewlineFrame(lineLimit, {
      lines: (bytes, start, end) => this.#takeLines(bytes, start, end),
      tooLong: () => {
        this.lines++;
      },
    });
  }

  push(block: Uint8Array): void {
    this.#frame.push(block);
  }

  end(): void {
    this.#frame.end();
  }

  #takeLines(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const feed = bytes.indexOf(LINE_FEED, at);
      const stop = feed === -1 || feed >= end ? end : feed + 1;
      this.lines++;
      this.#take(bytes.slice(at, contentEnd(bytes, at, stop)));
      at = stop;
    }
  }

  #take(line: Uint8Array): void {
    const [fields, tape, table] = [this.#fields, this.#tape, this.#table];
    const { format, clock } = this.#stages;
    tape.clear();
    const fit = format.parse(line, 0, line.length, fields);
    this.#scanner.scan(line, fields, tape, fit === Fit.whole ? format.family : undefined);
    const flagged = tape.flags.length;
    // What is a field of the format is not what is tried.
    let kept = 0;
    for (let i = 0; i < tape.count; i++) if (tape.rules[i] !== 0) tape.move(i, kept++);
    tape.count = kept;
    if (kept + flagged === 0) return;
    this.linesHit++;
    this.hits += kept + flagged;
    if (this.shown.length >= this.#most) return;
    table.clear();
    const number = table.push(0, line.length, line.length, 0);
    table.times[number] = Number.isNaN(fields.time) ? clock() : fields.time;
    const hits = Array.from({ length: tape.count }, (_, i) => ({
      field: this.#fieldOf(tape.ends[i]),
      from: tape.starts[i],
      to: tape.ends[i],
    }));
    const before = stretches(line, hits, (i) => line.subarray(tape.starts[i], tape.ends[i]));
    this.#resolver.resolve(line, table, tape);
    const left = Array.from({ length: tape.count }, (_, i) => ({
      from: tape.starts[i],
      to: tape.ends[i],
    }));
    const after = stretches(line, left, (i) => tape.texts[i].subarray(tape.from[i], tape.to[i]));
    this.shown.push({ line: this.lines, before, after, hits });
  }

  #fieldOf(end: number): string {
    let field = 0;
    while (this.#fields.ends[field] < end) field++;
    return KIND_NAMES[this.#fields.kinds[field]];
  }
}

/** The line with what `textOf` gives in place of each span. */
function stretches(
  line: Uint8Array,
  spans: readonly { readonly from: number; readonly to: number }[],
  textOf: (span: number) => Uint8Array,
): Stretch[] {
  const parts: Stretch[] = [];
  const add = (bytes: Uint8Array, differs: boolean): void => {
    if (bytes.length > 0) parts.push({ text: Buffer.from(bytes).toString(), differs });
  };
  let at = 0;
  spans.forEach(({ from, to }, i) => {
    add(line.subarray(at, from), false);
    add(textOf(i), true);
    at = to;
  });
  add(line.subarray(at), false);
  return parts;
}
