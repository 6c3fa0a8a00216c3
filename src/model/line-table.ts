const FIRST_SIZE = 256;

/** The lines of a block, in parallel arrays that are used again for every block. */
export class LineTable {
  count = 0;
  /** Offset of the first byte. */
  starts = new Int32Array(FIRST_SIZE);
  /** Offset behind the last byte that is not part of the line end. */
  contentEnds = new Int32Array(FIRST_SIZE);
  /** Offset behind the line end. */
  ends = new Int32Array(FIRST_SIZE);
  /** Number of the first span; the spans of a line end where those of the next one begin. */
  firstSpans = new Int32Array(FIRST_SIZE);
  /** Event time in seconds since 1970 UTC. */
  times = new Float64Array(FIRST_SIZE);
  /** 0, or why the line is withheld: a code of `Withheld`. */
  withheld = new Uint8Array(FIRST_SIZE);
  /** 1 where the filter drops the line: nothing stands in its place. */
  dropped = new Uint8Array(FIRST_SIZE);
  /** 1 where the marker of a withheld line has to be JSON. */
  json = new Uint8Array(FIRST_SIZE);

  clear(): void {
    this.count = 0;
  }

  push(start: number, contentEnd: number, end: number, firstSpan: number): number {
    const i = this.count;
    if (i === this.starts.length) this.#grow();
    this.starts[i] = start;
    this.contentEnds[i] = contentEnd;
    this.ends[i] = end;
    this.firstSpans[i] = firstSpan;
    this.withheld[i] = 0;
    this.dropped[i] = 0;
    this.json[i] = 0;
    this.count = i + 1;
    return i;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const grown = <T extends Uint8Array | Int32Array | Float64Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.starts = grown(new Int32Array(size), this.starts);
    this.contentEnds = grown(new Int32Array(size), this.contentEnds);
    this.ends = grown(new Int32Array(size), this.ends);
    this.firstSpans = grown(new Int32Array(size), this.firstSpans);
    this.times = grown(new Float64Array(size), this.times);
    this.withheld = grown(new Uint8Array(size), this.withheld);
    this.dropped = grown(new Uint8Array(size), this.dropped);
    this.json = grown(new Uint8Array(size), this.json);
  }
}
