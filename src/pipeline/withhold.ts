import type { Output } from '../base/output.ts';
import type { Tally } from '../model/tally.ts';
import { marker } from '../redact/marker.ts';

/** Puts a marker in the place of a line of `size` bytes, its line end included, and counts it. */
export function withhold(
  line: { readonly reason: number; readonly size: number; readonly lineEnd: Uint8Array },
  json: boolean,
  output: Output,
  tally: Tally,
): void {
  const { reason, size, lineEnd } = line;
  const text = marker(reason, json);
  output.append(text, 0, text.length);
  output.append(lineEnd, 0, lineEnd.length);
  tally.linesIn++;
  tally.withheld[reason]++;
  tally.bytesIn += size;
  tally.bytesOut += text.length + lineEnd.length;
}
