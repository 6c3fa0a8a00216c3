/** Numbers of lines that are told; more are only counted. */
const MOST_TOLD = 5;

/** What was found in a list. Nothing of it is content of the list. */
export class ListReport {
  lines = 0;
  /** Lines with an address, a prefix or a range. */
  entries = 0;
  /** Lines with something else. */
  garbage = 0;
  /** Entries that had bits set behind the prefix, which were taken off. */
  hostBits = 0;
  /** Prefixes that were there before. */
  duplicates = 0;
  /** Prefixes that lie in a larger one. */
  overlaps = 0;
  /** Prefixes that say all that the list holds. */
  prefixes = 0;
  /** Numbers, from 1, of the first lines of each sort. */
  readonly garbageLines: number[] = [];
  readonly hostBitsLines: number[] = [];

  /** Counts a line that is no entry. */
  addGarbage(): void {
    this.garbage++;
    if (this.garbageLines.length < MOST_TOLD) this.garbageLines.push(this.lines);
  }

  addHostBits(): void {
    this.hostBits++;
    if (this.hostBitsLines.length < MOST_TOLD) this.hostBitsLines.push(this.lines);
  }

  /** Of a hundred lines that should be entries, how many are not. */
  get garbageShare(): number {
    return this.garbage === 0 ? 0 : (100 * this.garbage) / (this.garbage + this.entries);
  }
}

/** `drop.txt:3, drop.txt:17 and 4 more`: what an editor can jump to. */
export function placesOf(name: string, lines: readonly number[], count: number): string {
  const places = lines.map((line) => `${name}:${line}`).join(', ');
  return count > lines.length ? `${places} and ${count - lines.length} more` : places;
}
