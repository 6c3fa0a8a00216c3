import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, latin1 } from '../../src/base/ascii.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stagesOf } from '../../src/config/stages-of.ts';
import type { LoginEvent } from '../../src/model/login-event.ts';
import { type Gate, LocalGate } from '../../src/pipeline/gate.ts';
import { Sluice } from '../../src/pipeline/sluice.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import type { Standing } from '../../src/pipeline/standing.ts';
import { Crew } from '../../src/pipeline/threads/crew.ts';
import { GrowingGate } from '../../src/pipeline/threads/growing-gate.ts';
import type { HandNews } from '../../src/pipeline/threads/hand.ts';
import { ThreadGate } from '../../src/pipeline/threads/thread-gate.ts';
import { type Pace, SlowHand } from './hands.ts';
import { law } from './law.ts';
import { FixedKeyring, FORMAT_NAMES, FORMATS, type FormatName } from './sluice-of.ts';
import { LINE_LIMIT, sourceOf } from './streams.ts';

/*
 * In order on threads: what several hands write, each at its own pace, is what one would write, byte for
 * byte and count for count. How to try a failing case again: law.ts.
 */

const config = parseConfig('', 'of the defaults');
const NOON = Date.UTC(2026, 10, 22, 12) / 1000;

/** Each with a format and a reader of logins of its own, as a thread has them. */
async function stagesFor(format: FormatName): Promise<Stages> {
  const stages = await stagesOf({ ...config, format: FORMATS[format] }, new FixedKeyring());
  return { ...stages, lineLimit: LINE_LIMIT, clock: () => NOON };
}

const MOST_HANDS = 3;

const LOST = '[logsluice: line withheld, reason failed]';
const LOST_JSON = '{"logsluice":"line withheld","reason":"failed"}';

interface Told {
  out: string;
  readonly tally: unknown;
  readonly logins: unknown[];
}

interface Way {
  readonly sources: readonly string[];
  /** When all of them were written. */
  readonly writtenBy?: number;
  readonly cut: readonly number[];
  /** Whether the last source is cut off. */
  readonly isCutOff: boolean;
}

type Write = (bytes: Uint8Array) => Promise<boolean>;

/** Sends sources through a gate, in pieces of these sizes, over and over. */
async function through(
  { sources, writtenBy, cut, isCutOff }: Way,
  stages: Stages,
  gateOf: (write: Write) => Gate,
): Promise<Told> {
  const logins: unknown[] = [];
  const hear = ({ log, ...event }: LoginEvent) => logins.push({ ...event, log: log() });
  if (stages.logins !== undefined) stages.logins.onEvent = hear;
  let out = '';
  const gate = gateOf(async (bytes) => {
    out += latin1(bytes);
    return true;
  });
  for (const [i, source] of sources.entries()) {
    gate.begin(`source ${i}`, writtenBy);
    const bytes = bytesOf(source);
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const block = bytes.slice(at, at + cut[turn % cut.length]);
      at += block.length;
      expect(await gate.push(block)).toBe(true);
      block.fill(0x40);
    }
    const isLast = i === sources.length - 1;
    expect(await (isCutOff && isLast ? gate.interrupt() : gate.end())).toBe(true);
  }
  const { caches: _, ...tally } = { caches: 0, ...gate.tally.toJSON() };
  return { out, tally, logins };
}

/** The stages of one who works alone, of a process, and of each of its hands. */
interface Cast {
  readonly alone: Stages;
  readonly main: Stages;
  readonly others: readonly Stages[];
}

async function castOf(format: FormatName, hands: number): Promise<Cast> {
  const stages = Array.from({ length: 2 + hands }, () => stagesFor(format));
  const [alone, main, ...others] = await Promise.all(stages);
  return { alone, main, others };
}

/** Starts a hand of the cast that works at a pace. */
type Hire = (pace: Pace) => (news: HandNews) => SlowHand;

/** What one alone makes of the sources, and what a gate of hands makes of them. */
async function both(
  way: Way,
  { alone, main, others }: Cast,
  gateOf: (write: Write, hire: Hire) => Gate,
): Promise<{ readonly wanted: Told; readonly got: Told }> {
  for (const stages of [alone, main]) stages.format.goOnFrom?.('text');
  const wanted = await through(way, alone, (write) => new LocalGate(new Sluice(alone), write));
  const free = [...others];
  const hire: Hire = (pace) => (news) => new SlowHand(free.pop() ?? main, news, pace);
  return { wanted, got: await through(way, main, (write) => gateOf(write, hire)) };
}

/** A gate of so many hands, which fails with them. */
function gateOf(
  size: number,
  main: Stages,
  write: Write,
  hand: (news: HandNews) => SlowHand,
): ThreadGate {
  const crew = new Crew(size, hand, (fault) => gate.fail(fault));
  const gate: ThreadGate = new ThreadGate(main, crew, write);
  return gate;
}

const cuts = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
const paces = fc.infiniteStream(fc.nat(5));

/** A login whose year depends on when its source was written. */
const LOGIN =
  'Dec 20 08:15:43 web1 sshd[4711]: Accepted password for anna from 203.0.113.9 port 22 ssh2';

/** With a login between two lines, some of the time. */
const withLogin = (source: fc.Arbitrary<string>) =>
  fc.tuple(source, fc.option(fc.nat(5))).map(([text, place]) => {
    const lines = text.split('\n');
    return place === null ? text : lines.toSpliced(place, 0, LOGIN).join('\n');
  });

const wayOf = (format: FormatName) =>
  fc.record({
    sources: fc.array(withLogin(sourceOf(format)), { minLength: 1, maxLength: 3 }),
    writtenBy: fc.constantFrom(Number.POSITIVE_INFINITY, NOON, NOON - 3 * 365 * 86_400),
    cut: cuts,
    isCutOff: fc.boolean(),
  });

describe('hands that come in the middle of a run write and count what one alone does', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const cast = await castOf(format, MOST_HANDS);
      let grown = 0;
      await law(
        10,
        fc.asyncProperty(wayOf(format), paces, fc.nat(20), async (way, pace, blocks) => {
          const { main } = cast;
          let turns = 0;
          const { wanted, got } = await both(way, cast, (write, hire) => {
            const hand = hire(() => pace.next().value);
            const grow = () => {
              const crew = new Crew(2, hand, (fault) => expect.unreachable(fault.message));
              return {
                get isReady() {
                  return turns++ > blocks;
                },
                take: (standing: Standing) => {
                  grown++;
                  return new ThreadGate(main, crew, write, standing);
                },
              };
            };
            // A clock on which each block takes all the time there is: every other call is behind one.
            let calls = 0;
            return new GrowingGate(new Sluice(main), write, grow, () => 500 * (calls++ & ~1));
          });
          expect(got).toEqual(wanted);
        }),
      );
      expect(grown).toBeGreaterThan(0);
    });
  }
});

describe('several hands write and count what one does', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const cast = await castOf(format, MOST_HANDS);
      const sizes = fc.integer({ min: 1, max: MOST_HANDS });
      await law(
        15,
        fc.asyncProperty(wayOf(format), paces, sizes, async (way, pace, size) => {
          const { wanted, got } = await both(way, cast, (write, hire) =>
            gateOf(
              size,
              cast.main,
              write,
              hire(() => pace.next().value),
            ),
          );
          expect(got).toEqual(wanted);
        }),
      );
    });
  }
});

it('a hand that dies takes one block with it, and every line is accounted for', async () => {
  const cast = await castOf('auto', 38);
  const deaths = fc.infiniteStream(
    fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constant(undefined)),
  );
  await law(
    15,
    fc.asyncProperty(sourceOf('combined'), cuts, deaths, async (source, cut, pace) => {
      const way: Way = { sources: [source], cut, isCutOff: false };
      let deathsLeft = cast.others.length - 2;
      const mortal: Pace = () => pace.next().value ?? (deathsLeft-- > 0 ? undefined : 1);
      const { wanted, got } = await both(way, cast, (write, hire) =>
        gateOf(2, cast.main, write, hire(mortal)),
      );
      const linesOf = (out: string) => out.split('\n');
      expect(linesOf(got.out).length).toBe(linesOf(wanted.out).length);
      const counts = got.tally as {
        lines_in: number;
        lines_out: number;
        withheld: Record<string, number>;
      };
      const withheld = Object.values(counts.withheld).reduce((sum, count) => sum + count, 0);
      expect(counts.lines_in).toBe((wanted.tally as typeof counts).lines_in);
      expect(counts.lines_out + withheld).toBe(counts.lines_in);
      for (const [i, line] of linesOf(got.out).entries())
        if (!line.startsWith(LOST) && !line.startsWith(LOST_JSON))
          expect(line).toBe(linesOf(wanted.out)[i]);
    }),
  );
});
