const LINE_FEED = 0x0a;

/** Bytes that are read at once. */
const BLOCK = 1 << 20;

/** A longer line is no finding, and is not held, in bytes. */
const LONGEST = 1 << 20;

/** A line of a journal, without its line end; the last one may have none. */
export interface JournalLine {
  /** Undefined for one that is too long to be ours. */
  readonly text: string | undefined;
  /** Where it begins, in bytes. */
  readonly at: number;
}

/** The lines of a file, empty ones left out. `read` fills a block from a place on and gives how many bytes there were. */
export function* journalLines(
  read: (into: Uint8Array, at: number) => number,
): Generator<JournalLine> {
  const block = Buffer.allocUnsafe(BLOCK);
  let held: Buffer[] = [];
  let size = 0;
  let at = 0;
  const hold = (bytes: Buffer): void => {
    size += bytes.length;
    if (size <= LONGEST) held.push(Buffer.from(bytes));
    else held = [];
  };
  const line = (): JournalLine => ({
    text: size > LONGEST ? undefined : Buffer.concat(held).toString('utf8'),
    at,
  });
  for (let place = 0; ; ) {
    const filled = block.subarray(0, read(block, place));
    if (filled.length === 0) break;
    place += filled.length;
    let start = 0;
    for (let feed = filled.indexOf(LINE_FEED); feed !== -1; ) {
      hold(filled.subarray(start, feed));
      if (size > 0) yield line();
      at += size + 1;
      held = [];
      size = 0;
      start = feed + 1;
      feed = filled.indexOf(LINE_FEED, start);
    }
    hold(filled.subarray(start));
  }
  if (size > 0) yield line();
}
