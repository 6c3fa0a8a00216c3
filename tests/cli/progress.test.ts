import { describe, expect, it } from 'vitest';
import { Progress, progressLine, short } from '../../src/cli/progress.ts';

describe('progressLine()', () => {
  it('shows share, count, rate and the time that is left', () => {
    expect(progressLine(50, 100, 1_200_000, 4)).toBe(
      '[############            ]  50 %  1.2 M lines  300 k lines/s  0:04 left',
    );
    expect(progressLine(1, 100, 10, 60)).toContain(' 1 %  10 lines  0 lines/s  1:39:00 left');
    expect(progressLine(0, 100, 0, 0)).toContain(' 0 %  0 lines  0 lines/s  -:-- left');
  });

  it('stays within its bounds when a file grew or is empty', () => {
    expect(progressLine(300, 100, 1, 1)).toContain('100 %');
    expect(progressLine(0, 0, 0, 1)).toContain('100 %');
  });
});

it('short() writes a count in three digits or so', () => {
  const written = [0, 7, 999, 1000, 1250, 9999, 99_999, 999_499, 999_500, 12_345_678, 5e12];
  expect(written.map(short)).toEqual([
    '0',
    '7',
    '999',
    '1.0 k',
    '1.3 k',
    '10 k',
    '100 k',
    '999 k',
    '1.0 M',
    '12 M',
    '5000 G',
  ]);
});

describe('Progress', () => {
  function drawn(columns = 80) {
    let now = 1000;
    const texts: string[] = [];
    const progress = new Progress(100, () => now, { write: (text) => texts.push(text), columns });
    return { progress, texts, at: (ms: number) => (now = 1000 + ms) };
  }

  it('draws nothing for what is over at once, then ten times a second', () => {
    const { progress, texts, at } = drawn();
    at(50);
    progress.update(10, 1);
    progress.clear();
    expect(texts).toEqual([]);
    for (let ms = 100; ms <= 400; ms += 20) {
      at(ms);
      progress.update(ms / 10, ms);
    }
    expect(texts).toHaveLength(4);
  });

  it('takes itself off the terminal, once', () => {
    const { progress, texts, at } = drawn();
    at(100);
    progress.update(10, 1);
    progress.clear();
    progress.clear();
    expect(texts).toHaveLength(2);
    expect(texts[1]).toBe('\r\x1b[K');
  });

  it('never wraps', () => {
    const { progress, texts, at } = drawn(40);
    at(100);
    progress.update(10, 1);
    expect(texts[0].slice(1, -3)).toHaveLength(39);
  });
});
