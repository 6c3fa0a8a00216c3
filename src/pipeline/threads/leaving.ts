import { Output } from '../../base/output.ts';
import { Tally } from '../../model/tally.ts';
import type { Write } from '../gate.ts';
import type { Stages } from '../stages.ts';
import type { Standing } from '../standing.ts';
import { withhold } from '../withhold.ts';
import type { Carried, Judged } from './block.ts';

/** Where it begins when nothing has left before. */
type Begin = Pick<Standing, 'tally' | 'source' | 'line' | 'carried'>;

/** What has left, in order: counts it, tells of it, and knows what the next block takes over from it. */
export class Leaving {
  readonly tally: Tally;
  source: string;
  readonly #stages: Stages;
  readonly #write: Write;
  /** The number of the last line of the source, from 1. */
  #line: number;
  #carried: Carried;

  /** What is told of logins and listed clients goes to those of `stages`. */
  constructor(stages: Stages, write: Write, from?: Begin) {
    const { last, json } = stages.format;
    this.#stages = stages;
    this.#write = write;
    this.tally = from?.tally ?? new Tally(stages.policy.rules);
    this.source = from?.source ?? '';
    this.#line = from?.line ?? 0;
    this.#carried = from?.carried ?? { time: Number.NaN, format: last, json };
  }

  /** What the next block takes over, as far as it is known. */
  get carried(): Carried {
    return this.#carried;
  }

  /** All of the source has left; another one may begin. */
  end(): void {
    this.#line = 0;
    this.#carried = { ...this.#carried, time: Number.NaN };
  }

  /** Whether the next block came out as it would have with what is known now, and was a guess before. */
  isRight({ tookTime, tookFormat, logins, listed }: Judged, guess: Carried): boolean {
    const { time, format } = this.#carried;
    if (tookFormat && format !== guess.format) return false;
    if (!tookTime || Object.is(time, guess.time)) return true;
    const { keyring } = this.#stages;
    // Of a time that was taken over only the epoch shows, unless it is told.
    const isTold = logins.length + listed.length > 0;
    return !isTold && keyring.epochOf(time) === keyring.epochOf(guess.time);
  }

  /** Passes the next block on. */
  pass(judged: Judged): Promise<boolean> {
    const { filter, logins } = this.#stages;
    const { source } = this;
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
  withhold(line: Parameters<typeof withhold>[0]): Promise<boolean> {
    const output = new Output();
    withhold(line, this.#carried.json, output, this.tally);
    this.#line++;
    return this.#write(output.view());
  }
}
