import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DueEpisodes } from '../../../src/login/episode/due-episodes.ts';
import type { Episode } from '../../../src/login/episode/episode.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { HOUR, START } from '../small-world.ts';

const HOURS = { episodeHours: 5, settleHours: 9, rememberHours: 30 };
const TOLD = { id: 'told' } as Finding;

function episode(id: string, last: number): Episode {
  return {
    id,
    account: id,
    pseudonym: undefined,
    used: { country: 0, asn: 0, prefix: 0, device: 0, byKey: false, browser: 0 },
    prefixes: [],
    kind: 0,
    status: 'open',
    severity: 'low',
    floors: [],
    told: undefined,
    first: last,
    last,
    toldAt: last,
    count: 1,
    learned: 0,
    shared: 0,
    isSettled: false,
  };
}

/** What a look at an episode does, in words. */
function look(one: Episode, time: number): string[] {
  const quiet = (time - one.last) / HOUR;
  const done: string[] = [];
  if (quiet > HOURS.episodeHours && one.told !== undefined) {
    one.told = undefined;
    done.push(`closed ${one.id}`);
  }
  if (quiet > HOURS.settleHours && !one.isSettled) {
    one.isSettled = true;
    done.push(`settled ${one.id}`);
  }
  if (quiet > HOURS.rememberHours) done.push(`forgotten ${one.id}`);
  return done;
}

const STEP = fc.record({
  /** Seconds to the next look. */
  after: fc.integer({ min: 1, max: 8 * HOUR }),
  act: fc.constantFrom('open', 'open late', 'log in', 'judge', 'remove', 'nothing'),
  which: fc.nat(),
});

it('what is due is what a look at all of them would do, in the same order', () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 120 }), (steps) => {
      const due = new DueEpisodes(HOURS);
      const watched = new Map<string, Episode>();
      const all = new Map<string, Episode>();
      let time = START;
      for (const [i, { after, act, which }] of steps.entries()) {
        time += after;
        const ids = [...all.keys()];
        const id = ids[which % Math.max(1, ids.length)] ?? '';
        const pair = [watched.get(id), all.get(id)].filter((one) => one !== undefined);
        if (act === 'open' || act === 'open late') {
          const last = act === 'open' ? time : time - (which % (40 * HOUR));
          const one = episode(`${i}`, last);
          due.add(one);
          one.told = TOLD;
          watched.set(one.id, one);
          all.set(one.id, { ...one });
        } else if (act === 'log in') for (const one of pair) one.last = time;
        else if (act === 'judge') for (const one of pair) one.told = undefined;
        else if (act === 'remove') {
          for (const one of pair.slice(0, 1)) due.remove(one);
          watched.delete(id);
          all.delete(id);
        }
        if (i % 2 === 1) continue;
        const wanted: string[] = [];
        for (const one of all.values()) {
          wanted.push(...look(one, time));
          if (wanted.at(-1) === `forgotten ${one.id}`) all.delete(one.id);
        }
        const got: string[] = [];
        for (const one of due.take(time)) {
          got.push(...look(one, time));
          if (got.at(-1) === `forgotten ${one.id}`) {
            due.remove(one);
            watched.delete(one.id);
          } else due.putBack(one);
        }
        expect(got).toEqual(wanted);
      }
    }),
    { numRuns: 300 },
  );
});
