import type { Output } from '../base/output.ts';
import type { LineTable } from '../model/line-table.ts';
import type { Tally } from '../model/tally.ts';
import type { Tape } from '../model/tape.ts';
import { marker } from './marker.ts';

/**
 * The third verb: writes the lines of a block again, untouched bytes as they were, spans as resolved,
 * a withheld line as its marker; and counts what it wrote.
 */
export function splice(
  bytes: Uint8Array,
  lines: LineTable,
  tape: Tape,
  output: Output,
  tally: Tally,
): void {
  const spans = tape.count;
  for (let line = 0; line < lines.count; line++) {
    if (lines.dropped[line] === 1) {
      tally.linesIn++;
      tally.dropped++;
      tally.bytesIn += lines.ends[line] - lines.starts[line];
      continue;
    }
    const before = output.length;
    const reason = lines.withheld[line];
    let at = lines.starts[line];
    if (reason !== 0) {
      const text = marker(reason, lines.json[line] === 1);
      output.append(text, 0, text.length);
      at = lines.contentEnds[line];
      tally.withheld[reason]++;
    } else {
      const last = line + 1 < lines.count ? lines.firstSpans[line + 1] : spans;
      for (let i = lines.firstSpans[line]; i < last; i++) {
        output.append(bytes, at, tape.starts[i]);
        output.append(tape.texts[i], tape.from[i], tape.to[i]);
        at = tape.ends[i];
        tally.replaced[tape.kinds[i]]++;
      }
      tally.linesOut++;
    }
    output.append(bytes, at, lines.ends[line]);
    tally.linesIn++;
    tally.bytesIn += lines.ends[line] - lines.starts[line];
    tally.bytesOut += output.length - before;
  }
  for (const rule of tape.flags) tally.flag(rule);
}
