import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../../src/model/finding.ts';
import { Outbox } from '../../../src/sink/webhook/outbox.ts';
import { FakeTime } from '../findings/fake-time.ts';

function outbox(most = 1e6) {
  const time = new FakeTime();
  const box = new Outbox({ most, elapsed: time.elapsed, random: () => 1 });
  let sequence = 0;
  return { time, box, add: (id: string) => box.add(sequence++, id, 'high', '0123456789') };
}

/** The item that is to be sent now. */
function item(box: Outbox) {
  const next = box.next();
  return next?.item ?? expect.fail(`nothing to send: ${JSON.stringify(next)}`);
}

/** Lets time pass until something is to be sent. */
function rest(box: Outbox, time: FakeTime): void {
  for (let next = box.next(); next?.wait !== undefined; next = box.next()) time.pass(next.wait);
}

describe('Outbox', () => {
  it('gives findings in order while all goes well', () => {
    const { box, add } = outbox();
    for (const id of ['a', 'b', 'a']) add(id);
    const order = [0, 1, 2].map(() => {
      const one = item(box);
      box.delivered(one);
      return one.sequence;
    });
    expect(order).toEqual([0, 1, 2]);
    expect(box.next()).toBeUndefined();
  });

  it('pauses after a failure, longer with each, at least as long as the receiver asks', () => {
    const { box, add, time } = outbox();
    add('a');
    const waits: number[] = [];
    for (const asked of [undefined, undefined, undefined, 90, undefined]) {
      box.failed(item(box), asked);
      waits.push(Math.round((box.next()?.wait ?? 0) * 1000) / 1000);
      rest(box, time);
    }
    expect(waits).toEqual([1, 2, 4, 90, 16]);
  });

  it('is not held up by one episode that a receiver chokes on', () => {
    const { box, add, time } = outbox();
    for (const id of ['bad', 'a', 'bad', 'b']) add(id);
    const sent: number[] = [];
    for (let i = 0; i < 40 && box.size > 2; i++) {
      const next = box.next();
      if (next?.item === undefined) {
        time.pass(next?.wait ?? 0);
      } else if (next.item.id === 'bad') {
        box.failed(next.item);
      } else {
        sent.push(next.item.sequence);
        box.delivered(next.item);
      }
    }
    expect(sent).toEqual([1, 3]);
    time.pass(1000);
    expect(item(box).sequence).toBe(0);
  });

  it('delivers everything, each episode in order, whatever fails on the way', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), failures: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { box, add, time } = outbox();
        const left = steps.map(({ failures }) => failures);
        for (const { id } of steps) add(id);
        const order = new Map<string, number[]>();
        for (let next = box.next(); next !== undefined; next = box.next()) {
          if (next.item === undefined) {
            time.pass(next.wait);
          } else if ((left[next.item.sequence] ?? 0) > 0) {
            left[next.item.sequence] = (left[next.item.sequence] ?? 0) - 1;
            box.failed(next.item);
          } else {
            box.delivered(next.item);
            order.set(next.item.id, [...(order.get(next.item.id) ?? []), next.item.sequence]);
          }
        }
        const wanted = new Map<string, number[]>();
        for (const [i, { id }] of steps.entries()) wanted.set(id, [...(wanted.get(id) ?? []), i]);
        expect(order).toEqual(new Map([...wanted].filter(([id]) => order.has(id))));
        expect([...order.values()].flat()).toHaveLength(steps.length);
      }),
    );
  });

  it('drops the lowest severity when it is full, never the one that is under way', () => {
    const { box, time } = outbox(30);
    for (const [i, severity] of SEVERITIES.entries()) {
      box.add(i, `e${i}`, severity, '0123456789');
    }
    const first = item(box);
    expect(first.severity).toBe('low');
    expect(box.add(3, 'e3', 'high', '0123456789')).toMatchObject([{ severity: 'medium' }]);
    box.failed(first);
    time.pass(1);
    expect(box.add(4, 'e4', 'high', '0123456789')).toMatchObject([{ severity: 'low' }]);
  });
});
