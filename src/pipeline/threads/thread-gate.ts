import { Output } from '../../base/output.ts';
import { NewlineFrame } from '../../frame/newline.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { Tally, Withheld } from '../../model/tally.ts';
import type { Gate, Write } from '../gate.ts';
import type { Stages } from '../stages.ts';
import type { Standing } from '../standing.ts';
import { StartMark } from '../start-mark.ts';
import { withhold } from '../withhold.ts';
import type { Carried, Judged, Place } from './block.ts';
import type { Crew } from './crew.ts';
import { lostBlock } from './lost-block.ts';
import { Order } from './order.ts';
import { SharedBlock } from './shared-block.ts';

/** What a source gives at once, and room for the end of the line before. */
const USUAL = 576 * 1024;

/** Blocks that are done, or being written, while the crew has all it can use. */
const AHEAD = 2;

/**
 * A gate that has blocks judged on threads. What leaves is what one thread would write: a block is sent off
 * with a guess of what it takes over from the one before, and is judged again in the rare case that the guess
 * was wrong and that it mattered.
 */
export class ThreadGate implements Gate {
  readonly tally: Tally;
  readonly #stages: Stages;
  readonly #write: Write;
  readonly #frame: NewlineFrame;
  readonly #mark: StartMark;
  readonly #order = new Order();
  #crew: Crew;
  /** Blocks that nobody holds, and how many there are in all. */
  readonly #free: SharedBlock[] = [];
  #made = 0;
  #filling: SharedBlock | undefined;
  /** Nothing is sent off before another crew is in its place. */
  #swapping: Promise<Crew> | undefined;
  #source: string;
  #isAtStart: boolean;
  /** Of what has left: the number of its last line, and what the next one takes over. */
  #line: number;
  #carried: Carried;

  /**
   * `stages` are those of the crew; what is told of logins and listed clients goes to theirs. `from` is where
   * another gate has left off.
   */
  constructor(stages: Stages, crew: Crew, write: Write, from?: Standing) {
    this.#stages = stages;
    this.#crew = crew;
    this.#write = write;
    this.tally = from?.tally ?? new Tally(stages.policy.rules);
    this.#mark = from?.mark ?? new StartMark();
    const { last, json } = stages.format;
    this.#carried = from?.carried ?? { time: Number.NaN, format: last, json };
    this.#source = from?.source ?? '';
    this.#line = from?.line ?? 0;
    this.#isAtStart = from?.isAtStart ?? true;
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#filling?.append(bytes, start, end),
      tooLong: (size, lineEnd) => this.#withhold(Withheld.too_long, size, lineEnd),
    });
    // It has no line end: no block begins with it yet.
    if (from !== undefined) this.#frame.push(from.rest);
  }

  /** Fails when the gate does; false when nobody reads any more. */
  get broken(): Promise<false> {
    return this.#order.broken;
  }

  begin(source: string): void {
    this.#source = source;
  }

  async push(block: Uint8Array): Promise<boolean> {
    this.#mark.look(block);
    return this.#frameWith(() => this.#frame.push(block));
  }

  async end(): Promise<boolean> {
    const isRead = await this.#frameWith(() => this.#frame.end());
    return isRead && this.#drain();
  }

  async interrupt(): Promise<boolean> {
    const size = this.#frame.discard();
    if (size > 0) this.#withhold(Withheld.interrupted, size, Uint8Array.of(0x0a));
    return this.#drain();
  }

  /** Nothing can be judged any more. */
  fail(cause: Error): void {
    this.#order.fail(cause);
  }

  /** Goes on with another crew, and other rules if they have changed, from the next block on. */
  async renew(crew: Crew, rules?: RuleSet): Promise<void> {
    await crew.ready;
    const swapping = this.#swap(crew, rules);
    this.#swapping = swapping;
    await (await swapping).end();
  }

  /** Gives the crew of before. */
  async #swap(crew: Crew, rules: RuleSet | undefined): Promise<Crew> {
    await this.#swapping;
    // What comes of a failure is told to who sends blocks.
    while (this.#order.isBusy) await this.#order.moved().catch(() => false);
    const old = this.#crew;
    this.#crew = crew;
    if (rules !== undefined) this.tally.changeRules(rules);
    return old;
  }

  async close(): Promise<void> {
    await this.#crew.end();
  }

  /** All of the source has left. */
  async #drain(): Promise<boolean> {
    const isRead = await this.#order.settled();
    this.#mark.end();
    this.#isAtStart = true;
    this.#line = 0;
    this.#carried = { ...this.#carried, time: Number.NaN };
    return isRead;
  }

  /** Takes what the frame gives meanwhile into a block, and sends that off. */
  async #frameWith(step: () => void): Promise<boolean> {
    await this.#swapping;
    const block = await this.#freeBlock();
    if (block === undefined) return false;
    block.length = 0;
    this.#filling = block;
    step();
    this.#filling = undefined;
    if (block.length > 0) this.#send(block);
    else this.#free.push(block);
    return true;
  }

  async #freeBlock(): Promise<SharedBlock | undefined> {
    while (this.#free.length === 0) {
      if (this.#made < this.#crew.room + AHEAD) {
        this.#made++;
        this.#free.push(new SharedBlock(USUAL));
      } else if (!(await this.#order.moved())) return undefined;
    }
    return this.#free.pop();
  }

  #send(block: SharedBlock): void {
    const place: Place = {
      source: this.#source,
      isAtStart: this.#isAtStart,
      isUtf16: this.#mark.isUtf16,
      carried: this.#carried,
    };
    this.#isAtStart = false;
    const crew = this.#crew;
    const { bytes, room } = block;
    const judging = crew.judge({ bytes, room, place });
    this.#order.add(async () => {
      let judged = await judging;
      if (judged !== undefined && !this.#isRight(judged, place.carried))
        judged = await crew.judge({ bytes, room, place: { ...place, carried: this.#carried } });
      const isRead = await this.#pass(judged ?? lostBlock(bytes, this.#carried));
      this.#free.push(block);
      return isRead;
    });
  }

  /** Whether a block came out as it would have the same with what is known now of the one before. */
  #isRight({ tookTime, tookFormat, logins, listed }: Judged, guess: Carried): boolean {
    const { time, format } = this.#carried;
    if (tookFormat && format !== guess.format) return false;
    if (!tookTime || Object.is(time, guess.time)) return true;
    const { keyring } = this.#stages;
    // Of the time a line takes over only the epoch shows, unless it is told.
    return (
      logins.length + listed.length === 0 && keyring.epochOf(time) === keyring.epochOf(guess.time)
    );
  }

  #pass(judged: Judged): Promise<boolean> {
    const { filter, logins } = this.#stages;
    const source = this.#source;
    this.tally.add(judged.numbers, judged.flagged);
    if (judged.filter !== undefined) filter?.tally.add(judged.filter);
    for (const heard of judged.logins) logins?.hear(heard, this.#line);
    for (const { listed, client, time, line } of judged.listed)
      filter?.onListed?.(listed, { client, position: { source, line: this.#line + line, time } });
    logins?.addFaults(judged.loginsFailed, judged.loginsRefused);
    this.#line += judged.numbers[0];
    this.#carried = judged.carried;
    return this.#write(judged.output);
  }

  /** Puts a marker in the place of a line that no block has. */
  #withhold(reason: number, size: number, lineEnd: Uint8Array): void {
    this.#isAtStart = false;
    this.#order.add(() => {
      const output = new Output();
      withhold({ reason, size, lineEnd }, this.#carried.json, output, this.tally);
      this.#line++;
      return this.#write(output.view());
    });
  }
}
