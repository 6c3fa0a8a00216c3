import { NewlineFrame } from '../../frame/newline.ts';
import type { RuleSet } from '../../model/rule-set.ts';
import { type Tally, Withheld } from '../../model/tally.ts';
import type { Gate, Write } from '../gate.ts';
import type { Stages } from '../stages.ts';
import type { Standing } from '../standing.ts';
import { StartMark } from '../start-mark.ts';
import type { Place } from './block.ts';
import type { Crew } from './crew.ts';
import { Leaving } from './leaving.ts';
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
  readonly #leaving: Leaving;
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
  #isAtStart: boolean;
  #writtenBy: number;

  /**
   * `stages` are those of the crew; what is told of logins and listed clients goes to theirs. `from` is where
   * another gate has left off.
   */
  constructor(stages: Stages, crew: Crew, write: Write, from?: Standing) {
    this.#crew = crew;
    this.#leaving = new Leaving(stages, write, from);
    this.#mark = from?.mark ?? new StartMark();
    this.#isAtStart = from?.isAtStart ?? true;
    this.#writtenBy = from?.writtenBy ?? Number.POSITIVE_INFINITY;
    this.#frame = new NewlineFrame(stages.lineLimit, {
      lines: (bytes, start, end) => this.#fill(bytes, start, end),
      tooLong: (size, lineEnd) => this.#withhold(Withheld.too_long, size, lineEnd),
    });
    // It has no line end: no block begins with it yet.
    if (from !== undefined) this.#frame.push(from.rest);
  }

  get tally(): Tally {
    return this.#leaving.tally;
  }

  /** Fails when the gate does; false when nobody reads any more. */
  get broken(): Promise<false> {
    return this.#order.broken;
  }

  begin(source: string, writtenBy = Number.POSITIVE_INFINITY): void {
    this.#leaving.source = source;
    this.#writtenBy = writtenBy;
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

  /** Goes on with another crew that is ready, and other rules if they have changed, from the next block on. */
  async renew(crew: Crew, rules?: RuleSet): Promise<void> {
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
    this.#leaving.end();
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

  #fill(bytes: Uint8Array, start: number, end: number): void {
    if (this.#filling === undefined) throw new Error('lines came without a block for them');
    this.#filling.append(bytes, start, end);
  }

  #send(block: SharedBlock): void {
    const leaving = this.#leaving;
    const crew = this.#crew;
    const { bytes, room } = block;
    const { isUtf16 } = this.#mark;
    const { source, carried: guess } = leaving;
    const isAtStart = this.#isAtStart;
    const place: Place = { source, writtenBy: this.#writtenBy, isAtStart, isUtf16, carried: guess };
    this.#isAtStart = false;
    const judging = crew.judge({ bytes, room, place });
    this.#order.add(async () => {
      let judged = await judging;
      const { carried } = leaving;
      if (judged !== undefined && !leaving.isRight(judged, guess))
        judged = await crew.judge({ bytes, room, place: { ...place, carried } });
      const isRead = await leaving.pass(judged ?? lostBlock(bytes, carried));
      this.#free.push(block);
      return isRead;
    });
  }

  #withhold(reason: number, size: number, lineEnd: Uint8Array): void {
    this.#isAtStart = false;
    this.#order.add(() => this.#leaving.withhold({ reason, size, lineEnd }));
  }
}
