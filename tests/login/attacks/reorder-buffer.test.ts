import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReorderBuffer, type ReorderLimits } from '../../../src/login/attacks/reorder-buffer.ts';

interface Item {
  readonly time: number;
  readonly id: number;
}

const NOW = 1_800_000_000;

/** A buffer that keeps what it releases, and a clock that can be set. */
function bufferOf(limits: ReorderLimits = {}, now = NOW) {
  const out: Item[] = [];
  const times: number[] = [];
  const clock = { now };
  const buffer = new ReorderBuffer<Item>(
    () => clock.now,
    (item, time) => {
      out.push(item);
      times.push(time);
    },
    limits,
  );
  let id = 0;
  const push = (...at: readonly number[]): void => {
    for (const time of at) buffer.push({ time, id: id++ });
  };
  return { buffer, out, times, clock, push, ids: () => out.map((item) => item.id) };
}

/** Times as they come when each line is at most 60 s late. */
const jittered = fc.array(fc.tuple(fc.nat(20), fc.nat(60)), { maxLength: 150 }).map((steps) => {
  let at = NOW - 10_000;
  const lines = steps.map(([gap, delay]) => {
    at += gap;
    return { time: at, comes: at + delay };
  });
  return lines.sort((a, b) => a.comes - b.comes).map(({ time }) => time);
});

describe('ReorderBuffer', () => {
  it('puts in order whatever comes within the window, and equal times as they came', () => {
    fc.assert(
      fc.property(jittered, (times) => {
        const { buffer, push, out } = bufferOf();
        push(...times);
        buffer.drain();
        const items = times.map((time, id) => ({ time, id }));
        expect(out).toEqual(items.sort((a, b) => a.time - b.time));
        expect([buffer.late, buffer.early, buffer.unbelieved, buffer.held]).toEqual([0, 0, 0, 0]);
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing and doubles nothing, whatever times, clocks and ticks come', () => {
    const time = fc.oneof(
      fc.integer({ min: NOW - 300, max: NOW + 600 }),
      fc.double(),
      fc.constantFrom(0, -1, NOW - 1e6, NOW + 1e9),
    );
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.record({ push: time }) },
      {
        weight: 1,
        arbitrary: fc.record({ clock: fc.integer({ min: NOW - 1e5, max: NOW + 1e5 }) }),
      },
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 300 }),
        fc.integer({ min: 1, max: 40 }),
        (steps, most) => {
          const { buffer, push, clock, out, times, ids } = bufferOf({ most });
          let pushed = 0;
          for (const each of steps) {
            if ('push' in each) {
              push(each.push);
              pushed++;
            } else {
              clock.now = each.clock;
              buffer.tick();
            }
            expect(buffer.held).toBeLessThanOrEqual(most);
            expect(out.length + buffer.held).toBe(pushed);
          }
          buffer.drain();
          expect(ids().sort((a, b) => a - b)).toEqual(Array.from({ length: pushed }, (_, i) => i));
          expect(times.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('releases what is 60 seconds behind the newest, and no earlier', () => {
    const { push, ids } = bufferOf();
    push(NOW - 100, NOW - 41);
    expect(ids()).toEqual([]);
    push(NOW - 40);
    expect(ids()).toEqual([0]);
  });

  it('hands on at once what is older than what was released, and counts it as late', () => {
    const { buffer, push, ids, times } = bufferOf();
    push(NOW - 200, NOW - 100, NOW);
    expect(ids()).toEqual([0, 1]);
    push(NOW - 150);
    expect(ids()).toEqual([0, 1, 3]);
    expect(times[2]).toBe(NOW - 150);
    expect(buffer.late).toBe(1);
    // As old as the last one that was released: its place is now.
    push(NOW - 100);
    expect(ids()).toEqual([0, 1, 3, 4]);
    expect(buffer.late).toBe(1);
  });

  it('releases the oldest early when it is full, and counts that', () => {
    const { buffer, push, ids } = bufferOf({ most: 3 });
    push(NOW + 3, NOW + 1, NOW + 2);
    expect([ids(), buffer.early]).toEqual([[], 0]);
    push(NOW + 4);
    expect([ids(), buffer.early, buffer.held]).toEqual([[1], 1, 3]);
    push(NOW);
    expect([ids(), buffer.late, buffer.held]).toEqual([[1, 4], 1, 3]);
  });

  it('is not flushed by a line from the future, which is reckoned with at its coming', () => {
    const { buffer, push, clock, ids, times } = bufferOf();
    push(NOW - 1, NOW);
    clock.now = NOW + 7;
    push(NOW + 1e9, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    expect(ids()).toEqual([2, 3, 4, 5]);
    expect(times).toEqual([NOW + 7, NOW + 7, NOW + 7, NOW + 7]);
    expect(buffer.unbelieved).toBe(4);
    push(NOW - 2, NOW + 60);
    expect(ids().slice(4)).toEqual([6, 0, 1]);
    expect(buffer.late).toBe(0);
  });

  it('believes a time up to 300 seconds beyond the clock, and no later', () => {
    const { buffer, push } = bufferOf();
    push(NOW + 300);
    expect([buffer.held, buffer.unbelieved]).toEqual([1, 0]);
    push(NOW + 300.5);
    expect([buffer.held, buffer.unbelieved]).toEqual([1, 1]);
  });

  it('hands on a log whose every time lies two hours ahead, in the order of its coming', () => {
    const { push, clock, times, ids } = bufferOf();
    for (let second = 0; second < 5; second++) {
      clock.now = NOW + second;
      push(clock.now + 7200);
    }
    expect(ids()).toEqual([0, 1, 2, 3, 4]);
    expect(times).toEqual([NOW, NOW + 1, NOW + 2, NOW + 3, NOW + 4]);
  });

  it('reckons a future line in an archive at the time of its neighbours', () => {
    const { push, times } = bufferOf();
    push(1_600_000_000, NOW + 1e9);
    expect(times).toEqual([1_600_000_000]);
  });

  it('releases what waits as the clock goes on, when nothing else comes', () => {
    const { buffer, push, clock, ids } = bufferOf();
    push(NOW - 30, NOW);
    clock.now = NOW + 29;
    buffer.tick();
    expect(ids()).toEqual([]);
    clock.now = NOW + 30;
    buffer.tick();
    expect(ids()).toEqual([0]);
    clock.now = NOW + 60;
    buffer.tick();
    expect(ids()).toEqual([0, 1]);
  });

  it('begins anew when the clock goes back below what was believed', () => {
    for (const wakes of ['push', 'tick'] as const) {
      const { buffer, push, clock, ids } = bufferOf();
      push(NOW, NOW - 5);
      clock.now = NOW - 86_400;
      if (wakes === 'tick') {
        buffer.tick();
        expect(ids()).toEqual([1, 0]);
      }
      push(clock.now, clock.now - 5, clock.now + 60);
      expect(ids()).toEqual([1, 0, 3, 2]);
      expect(buffer.late).toBe(0);
    }
  });

  it('begins anew when a hundred in a row are late: a log of the day before is in order too', () => {
    const { buffer, push, out } = bufferOf();
    push(NOW - 1, NOW);
    buffer.drain();
    const day = Array.from({ length: 400 }, (_, i) => NOW - 86_400 + i + (i % 2 === 0 ? 3 : 0));
    push(...day);
    buffer.drain();
    expect(buffer.late).toBe(100);
    const times = out.slice(102).map(({ time }) => time);
    expect(times).toEqual(day.slice(100).sort((a, b) => a - b));
  });

  it('keeps its place when stragglers are fewer than a hundred in a row', () => {
    const { buffer, push } = bufferOf();
    push(NOW - 100, NOW);
    for (let i = 0; i < 300; i++) push(...(i % 100 === 99 ? [NOW] : [NOW - 200]));
    expect(buffer.late).toBe(297);
  });
});
