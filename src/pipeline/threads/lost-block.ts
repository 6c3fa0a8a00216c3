import { Output } from '../../base/output.ts';
import { contentEnd } from '../../frame/newline.ts';
import { Tally, Withheld } from '../../model/tally.ts';
import { withhold } from '../withhold.ts';
import type { Carried, Judged } from './block.ts';

const LINE_FEED = 0x0a;

/** A block whose thread died: each line of it is withheld, and counted as failed. */
export function lostBlock(bytes: Uint8Array, carried: Carried): Judged {
  const output = new Output();
  const tally = new Tally();
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const lineEnd = bytes.subarray(contentEnd(bytes, start, end), end);
    withhold({ reason: Withheld.failed, size: end - start, lineEnd }, carried.json, output, tally);
    start = end;
  }
  return {
    output: output.view(),
    numbers: tally.numbers(),
    flagged: tally.flagged,
    filter: undefined,
    logins: [],
    listed: [],
    loginsFailed: 0,
    loginsRefused: 0,
    carried,
    tookTime: true,
    tookFormat: true,
  };
}
