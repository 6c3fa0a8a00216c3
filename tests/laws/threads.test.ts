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
import { SlowHand } from './hands.ts';
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
  readonly cut: readonly number[];
  /** Whether the last source is cut off. */
  readonly isCutOff: boolean;
}

/** Sends sources through a gate, in pieces of these sizes, over and over. */
async function through(
  { sources, cut, isCutOff }: Way,
  stages: Stages,
  gateOf: (write: (bytes: Uint8Array) => Promise<boolean>) => Gate,
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
    gate.begin(`source ${i}`);
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

const cuts = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
const paces = fc.infiniteStream(fc.nat(5));

const wayOf = (format: FormatName) =>
  fc.record({
    sources: fc.array(sourceOf(format), { minLength: 1, maxLength: 3 }),
    cut: cuts,
    isCutOff: fc.boolean(),
  });

describe('hands that come in the middle of a run write and count what one alone does', () => {
  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const [alone, main, ...others] = await Promise.all(
        Array.from({ length: 2 + MOST_HANDS }, () => stagesFor(format)),
      );
      let grown = 0;
      await law(
        10,
        fc.asyncProperty(wayOf(format), paces, fc.nat(20), async (way, pace, blocks) => {
          for (const stages of [alone, main]) stages.format.goOnFrom?.('text');
          const wanted = await through(
            way,
            alone,
            (write) => new LocalGate(new Sluice(alone), write),
          );
          const free = [...others];
          let turns = 0;
          const got = await through(way, main, (write) => {
            const hand = (news: HandNews) =>
              new SlowHand(free.pop() ?? main, news, () => pace.next().value);
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
      const [alone, main, ...others] = await Promise.all(
        Array.from({ length: 2 + MOST_HANDS }, () => stagesFor(format)),
      );
      const sizes = fc.integer({ min: 1, max: MOST_HANDS });
      await law(
        15,
        fc.asyncProperty(wayOf(format), paces, sizes, async (way, pace, size) => {
          for (const stages of [alone, main]) stages.format.goOnFrom?.('text');
          const wanted = await through(
            way,
            alone,
            (write) => new LocalGate(new Sluice(alone), write),
          );
          const free = [...others];
          const hand = (news: HandNews) =>
            new SlowHand(free.pop() ?? main, news, () => pace.next().value);
          const got = await through(way, main, (write) => {
            const crew = new Crew(size, hand, (fault) => gate.fail(fault));
            const gate: ThreadGate = new ThreadGate(main, crew, write);
            return gate;
          });
          expect(got).toEqual(wanted);
        }),
      );
    });
  }
});

it('a hand that dies takes one block with it, and every line is accounted for', async () => {
  const stages = await Promise.all(Array.from({ length: 40 }, () => stagesFor('auto')));
  const deaths = fc.infiniteStream(
    fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.constant(undefined)),
  );
  await law(
    15,
    fc.asyncProperty(sourceOf('combined'), cuts, deaths, async (source, cut, pace) => {
      const way: Way = { sources: [source], cut, isCutOff: false };
      const [alone, main, ...others] = stages;
      for (const { format } of [alone, main]) format.goOnFrom?.('text');
      const wanted = await through(way, alone, (write) => new LocalGate(new Sluice(alone), write));
      let deathsLeft = others.length - 2;
      const free = [...others];
      const got = await through(way, main, (write) => {
        const crew = new Crew(
          2,
          (news) =>
            new SlowHand(free.pop() ?? main, news, () => {
              const turns = pace.next().value;
              return turns ?? (deathsLeft-- > 0 ? undefined : 1);
            }),
          (fault) => gate.fail(fault),
        );
        const gate: ThreadGate = new ThreadGate(main, crew, write);
        return gate;
      });
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
