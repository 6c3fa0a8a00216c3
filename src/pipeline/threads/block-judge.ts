import { Output } from '../../base/output.ts';
import { FilterTally } from '../../filter/filter-tally.ts';
import { Fit } from '../../model/fields.ts';
import { Tally } from '../../model/tally.ts';
import { Lines } from '../lines.ts';
import type { HeardLogin } from '../login-lines.ts';
import type { Stages } from '../stages.ts';
import type { Carried, HeardListed, Judged, Place } from './block.ts';

const LINE_FEED = 0x0a;

/** The format of lines that are of no other one. */
const TEXT = 'text';

/**
 * Judges blocks of whole lines, each by itself: what a line takes over from those of an earlier block is
 * told with it. Whoever tells it may not know yet; whether it mattered is part of the answer.
 */
export class BlockJudge {
  readonly #stages: Stages;
  readonly #output = new Output();
  readonly #tally: Tally;
  readonly #lines: Lines;
  /** The counts of all blocks before. */
  #before: Float64Array;
  #logins: HeardLogin[] = [];
  #listed: HeardListed[] = [];

  /** `watches`: logins are told. */
  constructor(stages: Stages, watches: boolean) {
    const { filter, logins } = stages;
    this.#stages = stages;
    this.#tally = new Tally(stages.policy.rules);
    this.#before = this.#tally.numbers();
    this.#lines = new Lines(stages, this.#output, this.#tally);
    if (watches && logins !== undefined) logins.onHeard = (heard) => this.#logins.push(heard);
    if (filter !== undefined)
      filter.onListed = (listed, { client, position: { time, line } }) =>
        this.#listed.push({ listed, client, time, line });
  }

  /**
   * Judges `block`; only the last line of a source may lack its line end. What leaves is in `room` where that is
   * enough, and valid until the next call.
   */
  judge(block: Uint8Array, room: Uint8Array, place: Place): Judged {
    const { source, writtenBy, isAtStart, isUtf16, carried } = place;
    const { filter, logins, format } = this.#stages;
    const [failed, refused] = [logins?.failed ?? 0, logins?.refused ?? 0];
    this.#logins = [];
    this.#listed = [];
    this.#output.clearInto(room);
    if (filter !== undefined) filter.tally = new FilterTally();
    const { judge } = this.#lines;
    const { time } = carried;
    const now = { line: 0, time, fit: Fit.none };
    Object.assign(judge, { source, writtenBy, isAtStart, isUtf16, ...now });
    if (carried.format !== undefined) format.goOnFrom?.(carried.format);
    judge.fields.clear();
    // Whether anything was taken over shows in the first line, if the reference takes it by itself.
    const feed = block.indexOf(LINE_FEED);
    const second = feed === -1 ? block.length : feed + 1;
    judge.judge(block, 0, second);
    // NaN equals nothing: a line without a time has none of its own.
    const tookTime = judge.time !== judge.fields.time;
    const { fit } = judge;
    const tookFormat = format.last !== undefined && (fit !== Fit.whole || format.last === TEXT);
    this.#lines.take(block, second, block.length);
    return {
      output: this.#output.view(),
      numbers: this.#numbers(),
      flagged: this.#flagged(),
      filter: filter?.tally,
      logins: this.#logins,
      listed: this.#listed,
      loginsFailed: (logins?.failed ?? 0) - failed,
      loginsRefused: (logins?.refused ?? 0) - refused,
      carried: this.#carried(),
      tookTime,
      tookFormat,
    };
  }

  #carried(): Carried {
    const { format } = this.#stages;
    return { time: this.#lines.judge.time, format: format.last, json: format.json };
  }

  /** What was counted since the last block; the tally goes on, since the shortcut looks at it. */
  #numbers(): Float64Array<ArrayBuffer> {
    const numbers = this.#tally.numbers();
    const before = this.#before;
    this.#before = numbers;
    return numbers.map((number, i) => number - before[i]);
  }

  #flagged(): Map<number, number> {
    const flagged = new Map(this.#tally.flagged);
    this.#tally.flagged.clear();
    return flagged;
  }
}
