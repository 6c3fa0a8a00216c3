import { expect, it } from 'vitest';
import type { Judged } from '../../../src/pipeline/threads/block.ts';
import { Crew } from '../../../src/pipeline/threads/crew.ts';
import type { HandNews, Task } from '../../../src/pipeline/threads/hand.ts';

/** A crew of hands that do what the test says; what each was given. */
function crewOf(size: number) {
  const hands: { news: HandNews; given: Task[]; isEnded: boolean }[] = [];
  const faults: string[] = [];
  const start = (news: HandNews) => {
    const hand = { news, given: [] as Task[], isEnded: false };
    hands.push(hand);
    return {
      give: (task: Task) => void hand.given.push(task),
      end: async () => {
        hand.isEnded = true;
      },
    };
  };
  const crew = new Crew(size, start, ({ message }) => faults.push(message));
  return { crew, hands, faults };
}

const task = (name: string) => ({ name }) as unknown as Task;
const judged = { lines: 1 } as unknown as Judged;

it('is not ready when a hand cannot start, and ends the others', async () => {
  const { crew, hands, faults } = crewOf(2);
  hands[0]?.news.ready();
  hands[1]?.news.gone();
  await expect(crew.ready).rejects.toThrow('a thread could not start');
  expect(hands[0]?.isEnded).toBe(true);
  expect(faults).toEqual([]);
});

it('goes on with the hands that are left when none can start in the place of one that died', async () => {
  const { crew, hands, faults } = crewOf(2);
  for (const { news } of hands) news.ready();
  await crew.ready;
  const [a, b] = [crew.judge(task('a')), crew.judge(task('b'))];
  const given = hands.map((hand) => hand.given.length);
  expect(given).toEqual([1, 1]);
  hands[0]?.news.gone();
  expect(await a).toBeUndefined();
  // The new hand is given something, and dies before it was ready.
  const c = crew.judge(task('c'));
  expect(hands[2]?.given.length).toBe(1);
  hands[2]?.news.gone();
  hands[1]?.news.done(judged);
  hands[1]?.news.done(judged);
  expect(await Promise.all([b, c])).toEqual([judged, judged]);
  expect(faults).toEqual([]);
  // The last one.
  hands[1]?.news.gone();
  hands[3]?.news.gone();
  expect(faults).toEqual([
    'cannot judge lines on several threads: a thread could not start; --threads 1 needs none',
  ]);
});
