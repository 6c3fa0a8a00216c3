import { markdown } from '../report/markdown.ts';
import type { Memory } from './memory.ts';

/** What the machine did, and how much of it. */
export interface Cost {
  /** Login events a second, medians. */
  readonly inMemory: number;
  readonly withStore: number;
  readonly rounds: number;
  readonly memory: Memory;
}

export function costTable({ inMemory, withStore, rounds, memory }: Cost): string {
  const k = (value: number): string => `${Math.round(value / 1000)} k`;
  const { accounts, logins, kept, meanRow, mostRow, held, resident } = memory;
  const label = `${accounts.toLocaleString('en')} accounts with ${logins} logins`;
  return markdown(
    ['what', 'found', 'goal'],
    [
      [`login events a second in memory, median of ${rounds}`, k(inMemory), '100 k'],
      [`the same with the store on disk`, k(withStore), '20 k'],
      [`bytes of a row, ${label}: mean, most`, `${Math.round(meanRow)}, ${mostRow}`, '1,200'],
      [`accounts kept`, kept.toLocaleString('en'), accounts.toLocaleString('en')],
      [
        `memory that came with them: held, resident`,
        `${Math.round(held / 1e6)} MB, ${Math.round(resident / 1e6)} MB`,
        '300 MB',
      ],
    ],
  );
}
