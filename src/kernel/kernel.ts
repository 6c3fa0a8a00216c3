import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Built from `assembly/`; the same file for the compiled tree and the sources beside it. */
const BINARY = new URL('../../dist/kernel/kernel.wasm', import.meta.url);

/** What the binary exports. Offsets and sizes in bytes. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly inAt: WebAssembly.Global;
  readonly inSize: WebAssembly.Global;
  readonly outAt: WebAssembly.Global;
  readonly textAt: WebAssembly.Global;
  readonly programAt: WebAssembly.Global;
  readonly leadAt: WebAssembly.Global;
  readonly epochsAt: WebAssembly.Global;
  readonly replacedAt: WebAssembly.Global;
  readonly stateAt: WebAssembly.Global;
  start(columns: number, lead: number, limit: number, random: bigint): void;
  learn(i: number, epoch: number, from: number, to: number, size: number, meta: number): void;
  learnTime(i: number, from: number, to: number, size: number, meta: number): number;
  skipTo(next: number): void;
  empty(): void;
  run(end: number): number;
}

/** Why `run` gave back; see assembly/index.ts. */
export const Stop = { done: 0, strange: 1, unknown: 2, full: 3 } as const;

/** The words of the state; see assembly/index.ts. */
const State = { position: 0, written: 1, lines: 2, time: 3, second: 4, unknown: 5, bounds: 6 };

/** The shapes of columns, flags and sizes of the program; see assembly/split.ts and layout.ts. */
const COLUMN_SHAPES = ['open', 'number', 'time', 'request', 'string', 'bare', 'figure'] as const;
const COLUMN = 64;
const LITERAL_AT = 4;
/** The most bytes of a literal. */
const LITERAL = COLUMN - LITERAL_AT;
const MOST_COLUMNS = 32;

/** The kind of a value that stays as it is. */
export const UNCHANGED = 255;

/** Of a value in which several are replaced: how many, a byte for the kind of each, then the text. */
export const MANY = 254;

/** A longer value is not kept: it would push out hundreds of ordinary ones. */
export const LONGEST_VALUE = 2048;

/** So many times are told apart before all is forgotten. */
const MOST_TIMES = 0x10000;

/** One column of the program. */
export interface KernelColumn {
  readonly shape: (typeof COLUMN_SHAPES)[number];
  /** At most LITERAL bytes; of the last column none where nothing stands behind it. */
  readonly literal: Uint8Array;
}

/** The WebAssembly kernel with typed hands: writes what it reads, reads what it wrote. */
export class Kernel {
  /** The most bytes of lines that `load` takes at once. */
  readonly room: number;
  readonly #exports: Exports;
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  readonly #epochs: Uint32Array;
  readonly #replaced: Uint32Array;
  readonly #state: Uint32Array;
  readonly #in: number;
  readonly #out: number;
  readonly #text: number;
  readonly #limit: number;
  readonly #program: number;
  readonly #leadAt: number;
  #columns = 0;
  #lead = 0;
  #end = 0;
  /** Where the bounds are of the line at which the last run stopped, in words. */
  #bounds = 0;
  #times: number[] = [];

  /**
   * Lines have `lead` in front of the first of their columns. Those whose content is longer than `limit` bytes are
   * strange to it.
   */
  constructor(
    module: WebAssembly.Module,
    lead: Uint8Array,
    columns: readonly KernelColumn[],
    limit: number,
  ) {
    const exports = new WebAssembly.Instance(module).exports as unknown as Exports;
    const { buffer } = exports.memory;
    this.#exports = exports;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#epochs = new Uint32Array(buffer, exports.epochsAt.value, MOST_TIMES);
    this.#replaced = new Uint32Array(buffer, exports.replacedAt.value, 256);
    this.#state = new Uint32Array(buffer, exports.stateAt.value, 7);
    this.#in = exports.inAt.value;
    this.#out = exports.outAt.value;
    this.#text = exports.textAt.value;
    this.room = exports.inSize.value;
    this.#limit = limit;
    this.#program = exports.programAt.value;
    this.#leadAt = exports.leadAt.value;
    this.serve(lead, columns);
  }

  /** From here on lines are of these columns; what it learned of others it forgets. */
  serve(lead: Uint8Array, columns: readonly KernelColumn[]): void {
    this.#lead = lead.length;
    this.#columns = columns.length;
    this.#bytes.set(lead, this.#leadAt);
    columns.forEach(({ shape, literal }, i) => {
      const at = this.#program + i * COLUMN;
      this.#bytes[at] = COLUMN_SHAPES.indexOf(shape);
      this.#bytes[at + 1] = 0;
      this.#bytes[at + 2] = literal.length;
      this.#bytes.set(literal, at + LITERAL_AT);
    });
    this.forget();
  }

  /** The compiled binary, or undefined where it cannot run: the reference serves. */
  static module(): WebAssembly.Module | undefined {
    try {
      return new WebAssembly.Module(readFileSync(BINARY));
    } catch {
      return undefined;
    }
  }

  /** Whether a format of these columns can be read by it. */
  static takes(lead: Uint8Array, columns: readonly KernelColumn[]): boolean {
    return (
      lead.length <= LITERAL &&
      columns.length <= MOST_COLUMNS &&
      columns.every(
        ({ literal }, i) =>
          literal.length <= LITERAL && (literal.length > 0 || i === columns.length - 1),
      )
    );
  }

  /** Forgets everything that it learned. */
  forget(): void {
    const random = randomBytes(8).readBigUInt64LE();
    this.#exports.start(this.#columns, this.#lead, this.#limit, random);
    this.#times = [];
  }

  /** Takes the lines of `bytes[start, end)`, at most `room` bytes. */
  load(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes.set(bytes.subarray(start, end), this.#in);
    this.#end = end - start;
    this.#exports.skipTo(0);
  }

  /** Whether it holds what it learns of column `i` for the line at hand alone, and does not remember it. */
  holds(i: number, isHeld: boolean): void {
    this.#bytes[this.#program + i * COLUMN + 1] = isHeld ? 1 : 0;
  }

  /** Goes on with the lines that were loaded, and writes behind what it wrote before; gives why it stopped. */
  run(): number {
    const why = this.#exports.run(this.#end);
    this.#bounds = this.#state[State.bounds] / 4;
    return why;
  }

  /** What it wrote has been taken. */
  empty(): void {
    this.#exports.empty();
  }

  /** Where the last run stopped, as an offset from the first loaded byte. */
  get position(): number {
    return this.#state[State.position];
  }

  /** How many lines it had written when it stopped, since it was emptied. */
  get lines(): number {
    return this.#state[State.lines];
  }

  /** The event time of the last line, or of that at which a run stopped as unknown, in whole seconds. */
  get time(): number {
    return this.#times[this.#state[State.time]] + this.#state[State.second];
  }

  /** What it had written when it stopped, since it was emptied; valid until it runs again. */
  get written(): Uint8Array {
    return this.#bytes.subarray(this.#out, this.#out + this.#state[State.written]);
  }

  skipTo(next: number): void {
    this.#exports.skipTo(next);
  }

  /** Adds to `counts` how many values of each kind were replaced since it was asked last. */
  countInto(counts: Float64Array): void {
    const replaced = this.#replaced;
    for (let kind = 0; kind < MANY; kind++) {
      if (replaced[kind] === 0) continue;
      counts[kind] += replaced[kind];
      replaced[kind] = 0;
    }
  }

  /** Bit i: the value of column i of the line at which a run stopped may be unknown; all when its time is. */
  get unknown(): number {
    return this.#state[State.unknown];
  }

  /** Bounds of column `i` of the line at which a run stopped as unknown, from the first loaded byte on. */
  startOf(i: number): number {
    return this.#words[this.#bounds + 2 * i] - this.#in;
  }

  endOf(i: number): number {
    return this.#words[this.#bounds + 2 * i + 1] - this.#in;
  }

  /**
   * Learns that the first `size` bytes of `text` stand in place of the value of column `i`, and count as
   * `kind`; with UNCHANGED the value stays, with MANY their kinds stand in front of the text.
   */
  learn(i: number, epoch: number, kind: number, text: Uint8Array, size: number): void {
    if (size > LONGEST_VALUE) return;
    for (let j = 0; j < size; j++) this.#bytes[this.#text + j] = text[j];
    const from = this.#words[this.#bounds + 2 * i];
    const to = this.#words[this.#bounds + 2 * i + 1];
    this.#exports.learn(i, epoch & 0xffffff, from, to, size, kind);
  }

  /** The same for the column of the time, which says that a line is of `time` and so of `epoch`. */
  learnTime(
    i: number,
    time: number,
    epoch: number,
    kind: number,
    text: Uint8Array,
    size: number,
  ): void {
    if (size > LONGEST_VALUE) return;
    if (this.#times.length === MOST_TIMES) this.forget();
    for (let j = 0; j < size; j++) this.#bytes[this.#text + j] = text[j];
    const number = this.#times.length;
    const meta = kind | (number << 8);
    const from = this.#words[this.#bounds + 2 * i];
    const to = this.#words[this.#bounds + 2 * i + 1];
    const seconds = this.#exports.learnTime(i, from, to, size, meta);
    this.#epochs[number] = epoch & 0xffffff;
    this.#times.push(Math.floor(time) - seconds);
  }
}
