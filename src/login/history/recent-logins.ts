/** Ninety days in blocks of fifteen. */
const BLOCKS = 6;
const BLOCK_DAYS = 15;
const DAY = 86_400;

/** How many logins an account had in the last 90 days: what a finding says its evidence rests on. */
export class RecentLogins {
  /** The block that `counts[0]` is of, in fifteen days since 1970; the next ones are of the blocks before. */
  block = 0;
  readonly counts = new Uint32Array(BLOCKS);

  see(time: number): void {
    this.roll(time);
    const age = this.block - blockOf(time);
    if (age < BLOCKS) this.counts[age]++;
  }

  /** Logins between 75 and 90 days before `time` and then: nothing older is counted. */
  sum(time: number): number {
    const gone = Math.max(0, blockOf(time) - this.block);
    let sum = 0;
    for (let i = 0; i < BLOCKS - gone; i++) sum += this.counts[i];
    return sum;
  }

  /** Makes the block of `time` the first, unless that lies behind. */
  roll(time: number): void {
    const gone = blockOf(time) - this.block;
    if (gone <= 0) return;
    this.counts.copyWithin(Math.min(BLOCKS, gone), 0, Math.max(0, BLOCKS - gone));
    this.counts.fill(0, 0, Math.min(BLOCKS, gone));
    this.block += gone;
  }
}

export function blockOf(time: number): number {
  return Math.floor(time / (BLOCK_DAYS * DAY));
}
